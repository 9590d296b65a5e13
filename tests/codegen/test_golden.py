"""Each folder in `golden/` is a schema and the code that is generated from it.

Only what varies with the schema is kept there. `openapi.txt` is the OpenAPI document in outline;
this project's own `generated/openapi.json` is a whole one. After a change that is meant,
`ACCEPT=1 pytest tests/codegen/test_golden.py` writes them anew; review the difference.
"""

import ast
import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest

from codegen.catalog import Catalog, Constant, Field, Resource, String
from codegen.emit import PACKAGES, emit
from codegen.emit.support import support_files
from codegen.emit.wire import patterns
from codegen.module import PYTHON_HEADER
from codegen.patterns import EMAIL, URL
from codegen.read import read_text
from codegen.tree import BLANK_SEAL, seal
from tests.codegen.projects import SERVED, lint, mypy, place, project, python

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(file.parent.name for file in GOLDEN.glob("*/schema.yaml"))
FIXED = {f"generated/{path}" for path in (*support_files(), *PACKAGES)}
OPENAPI = "generated/openapi.json"
SEAL = re.compile("(?<=seal )[0-9a-f]{12}")
PATTERNS = {
    "INSTANT": patterns.INSTANT,
    "NO_NUL": patterns.NO_NUL,
    "UUID": patterns.UUID_PATTERN,
    "DAY": patterns.DAY,
    "TIME": patterns.TIME_OF_DAY,
    "SPAN": patterns.SPAN,
    "BASE64": patterns.BASE64,
    "DECIMAL": patterns.DECIMAL,
    "EMAIL": EMAIL,
    "URL": URL,
}


def catalog_of(case: str) -> Catalog:
    return read_text((GOLDEN / case / "schema.yaml").read_bytes())


def varying(catalog: Catalog) -> dict[str, str]:
    """What the schema decides, by path; seals left blank, the OpenAPI document in outline."""
    files = {path: text for path, text in emit(catalog).items() if path not in FIXED}
    document = files.pop(OPENAPI)
    blank = {path: SEAL.sub(BLANK_SEAL, text, count=1) for path, text in files.items()}
    return {"openapi.txt": outline(document), **blank}


def outline(text: str) -> str:
    """The operations and the schemas of an OpenAPI document, with a line for each member."""
    document = json.loads(text)
    lines = [json.dumps(document["info"])]
    for path, item in document["paths"].items():
        for verb, operation in item.items():
            if verb != "parameters" and operation["tags"] != ["health"]:
                body = re.findall(r"/schemas/(\w+)", json.dumps(operation.get("requestBody", "")))
                lines += [
                    "",
                    f"{verb.upper()} {path} = {operation['operationId']}({', '.join(body[:1])})",
                    f"  {operation['summary']}: {' '.join(operation['responses'])}",
                    *(
                        f"  ? {asked['name']}: {json.dumps(asked['schema'])}"
                        for asked in operation.get("parameters", [])
                        if asked.get("in") == "query"
                    ),
                ]
    for name, schema in document["components"]["schemas"].items():
        if name not in {"Problem", "ProblemItem", "Health"}:
            lines += ["", f"{name}: {json.dumps(schema.get('description'))}"]
            lines += [f"  {word}" for word in schema.get("enum", [])]
            for member, described in schema.get("properties", {}).items():
                mark = "*" if member in schema.get("required", []) else " "
                lines.append(f"  {mark} {member}: {json.dumps(described)}")
    text = "\n".join(lines) + "\n"
    for name, pattern in PATTERNS.items():
        text = text.replace(json.dumps(pattern), name)
    return text


def accept(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder / "generated", ignore_errors=True)
    place(files, folder)


def accepted(folder: Path) -> dict[str, str]:
    files = [folder / "openapi.txt", *folder.glob("generated/**/*.py")]
    return {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in files
        if file.exists()
    }


def difference(old: dict[str, str], new: dict[str, str]) -> str:
    rows = [
        row
        for path in sorted(old.keys() | new.keys())
        for row in unified_diff(
            old.get(path, "").splitlines(), new.get(path, "").splitlines(), path, path, lineterm=""
        )
    ]
    return "\n".join(rows)


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each case as a whole project in a folder of its own."""
    return {case: place(project(catalog_of(case)), tmp_path_factory.mktemp(case)) for case in CASES}


@pytest.mark.parametrize("case", CASES)
def test_the_output_is_what_was_accepted(case: str) -> None:
    files = varying(catalog_of(case))
    if os.environ.get("ACCEPT"):
        accept(GOLDEN / case, files)

    assert difference(accepted(GOLDEN / case), files) == ""


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_vary_is_copied_verbatim(case: str) -> None:
    files = emit(catalog_of(case))

    for path, text in support_files().items():
        if f"generated/{path}" in files:
            assert files[f"generated/{path}"] == seal(PYTHON_HEADER + text)


def test_every_support_module_is_needed_by_some_schema() -> None:
    emitted = {path for case in CASES for path in emit(catalog_of(case))}

    assert {f"generated/{path}" for path in support_files()} - emitted == set()


def test_nothing_is_generated_that_nothing_imports() -> None:
    files = emit(catalog_of("minimal"))

    assert "generated/filters.py" not in files
    assert "generated/pagination.py" in files


@pytest.mark.parametrize("case", CASES)
def test_ruff_has_nothing_to_say(case: str, projects: dict[str, Path]) -> None:
    lint(projects[case])


def test_mypy_has_nothing_to_say(tmp_path: Path) -> None:
    """One run for all cases: what varies of each stands in a package named after the case."""
    place({**_support(), **project(catalog_of("minimal"))}, tmp_path)
    for case in CASES:
        files = {
            path: text
            for path, text in project(catalog_of(case)).items()
            if path not in FIXED and path.endswith(".py") and path != "overrides/auth.py"
        }
        modules = [path.removesuffix(".py").replace("/", ".") for path in files]
        place(
            {f"{case}/{path}": _moved(text, modules, case) for path, text in files.items()},
            tmp_path,
        )

    assert mypy(tmp_path, ".") == ""


def _support() -> dict[str, str]:
    """The support modules of all cases, as each of them would have it."""
    return {f"generated/{path}": text for path, text in support_files().items()}


def _moved(text: str, modules: Iterable[str], case: str) -> str:
    names = "|".join(re.escape(name.removesuffix(".__init__")) for name in modules)
    return re.sub(rf"^from (?=(?:{names}) import)", f"from {case}.", text, flags=re.MULTILINE)


@pytest.mark.parametrize("case", CASES)
def test_the_application_starts_and_serves_what_its_document_says(
    case: str, projects: dict[str, Path]
) -> None:
    served = json.loads(python(projects[case], "-c", SERVED))
    document = json.loads((projects[case] / OPENAPI).read_text(encoding="utf-8"))

    assert served == {
        path: sorted(verb for verb in item if verb != "parameters")
        for path, item in document["paths"].items()
    }


def test_text_of_the_schema_changes_no_code() -> None:
    catalog = catalog_of("hostile")
    plain = replace(catalog, resources=tuple(_plain(each) for each in catalog.resources))

    assert _code(catalog) == _code(plain)


def _plain(resource: Resource) -> Resource:
    """The resource, with other words wherever its author can write any."""
    actions = tuple(
        replace(each, description="Plain.", input=tuple(map(_plain_field, each.input)))
        for each in resource.actions
    )
    fields = tuple(map(_plain_field, resource.fields))
    return replace(resource, description="Plain.", actions=actions, fields=fields)


def _plain_field(field: Field) -> Field:
    type_ = field.type
    if isinstance(type_, String) and type_.pattern is not None:
        type_ = replace(type_, pattern="^plain$")
    about = None if field.description is None else "Plain."
    return replace(
        field, type=type_, description=about, default=Constant("plain"), examples=("plain",)
    )


def _code(catalog: Catalog) -> dict[str, str]:
    """The code of each file as a tree, in which all texts are alike."""
    trees = {path: ast.parse(text) for path, text in emit(catalog).items() if path.endswith(".py")}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = ""
    return {path: ast.dump(tree) for path, tree in trees.items()}


def test_text_of_the_schema_arrives_as_it_was_written(projects: dict[str, Path]) -> None:
    program = """
import json
from generated.models.thing import Thing
from generated.schemas.thing import ThingCreate
columns = {column.name: column.comment for column in Thing.__table__.columns}
print(json.dumps([ThingCreate().model_dump(), columns]))
"""
    (thing,) = catalog_of("hostile").resources
    defaults, comments = json.loads(python(projects["hostile"], "-c", program))
    document = json.loads((projects["hostile"] / OPENAPI).read_text(encoding="utf-8"))
    members = document["components"]["schemas"]["ThingCreate"]["properties"]

    for field in thing.fields:
        assert defaults[field.name] == members[field.name]["default"]
        assert field.default == Constant(defaults[field.name])
        assert field.description == comments[field.name] == members[field.name]["description"]
