"""Names: what is written stays, what is taken gives way, and nothing else does."""

import ast
import keyword
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest
from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase

from codegen import naming
from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.emit import emit
from codegen.read import read_text

FULL = """
spec: 1
api: { title: Full, version: "1" }
security: { row_level_security: true }
enums: { Kind: { values: [a, b] } }
resources:
  sample:
    soft_delete: true
    hooks: [before_create, after_create, before_update, after_update, before_delete, after_delete]
    computed: { computed: { type: text } }
    fields:
      string: { type: string, pattern: "^a*$", default: a }
      integer: { type: integer, minimum: 0, maximum: 9, default: 5 }
      boolean: { type: boolean, default: true }
      datetime: { type: datetime, default: now }
      uuid: { type: uuid, default: uuid }
      text: { type: text, default: a }
      bigint: { type: bigint, default: 1 }
      float: { type: float, default: 1, minimum: 0 }
      decimal: { type: decimal, precision: 4, scale: 1, default: 1 }
      date: { type: date, nullable: true }
      time: { type: time, default: "09:30:00" }
      duration: { type: duration, default: PT1S }
      json: { type: json, default: {} }
      bytes: { type: bytes, nullable: true, min_length: 1 }
      email: { type: email, nullable: true }
      url: { type: url, nullable: true }
      slug: { type: slug, nullable: true }
      kind: { type: Kind, default: a }
      kinds: { type: "Kind[]", default: [a], min_items: 1 }
      texts: { type: "text[]", default: [] }
      uuids: { type: "uuid[]", nullable: true }
      secret: { type: text, write_only: true, nullable: true }
      fixed: { type: text, immutable: true, nullable: true }
      shown: { type: text, read_only: true, nullable: true }
    relations:
      above: { belongs_to: sample, nullable: true }
      below: { has_many: sample, field: above_id }
      beside: { many_to_many: sample }
    list:
      filter:
        string: [eq, in, contains, starts_with]
        integer: [lt, lte, gt, gte]
        above_id: [is_null]
        bigint: [in]
        float: [lt]
        decimal: [lt]
        date: [lt]
        time: [in]
        duration: [lt]
        boolean: [eq]
        kind: [in]
        kinds: [contains]
        texts: [contains]
      sort: [integer]
      expand: [above, below, beside]
      index_hint: none
    actions:
      step: { transition: { field: kind, from: [a], to: b } }
      put: { set: { text: b, decimal: 2 } }
      sweep: { scope: collection, result: { swept: { type: integer } }, override: required }
      act: { input: { text: { type: text, required: true } }, override: required }
"""
"""A resource with everything, so that its modules import whatever one can import."""


class Model(DeclarativeBase):
    """The base of models, as SQLAlchemy makes it."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_text(FULL)


@pytest.fixture(scope="module")
def modules(catalog: Catalog) -> dict[str, ast.Module]:
    """Each generated Python file as a tree, by its path."""
    files = emit(catalog)
    return {path: ast.parse(text) for path, text in files.items() if path.endswith(".py")}


def imported(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)


def written_like(class_name: str) -> str:
    """The resource whose class would have this name."""
    return re.sub("(?<!^)(?=[A-Z])", "_", class_name).lower()


@pytest.mark.parametrize(
    ("name", "cased"), [("task", "Task"), ("task_tag", "TaskTag"), ("a1_b2", "A1B2")]
)
def test_a_class_is_written_in_pascal_case(name: str, cased: str) -> None:
    assert naming.pascal(name) == cased


@pytest.mark.parametrize(
    ("noun", "article"),
    [
        ("task", "a"),
        ("order", "an"),
        ("user", "a"),
        ("unit", "a"),
        ("update", "an"),
        ("url", "a"),
        ("one time code", "a"),
        ("hour", "an"),
        ("house", "a"),
        ("image", "an"),
    ],
)
def test_the_article_follows_the_sound(noun: str, article: str) -> None:
    assert naming.article(noun) == article


@pytest.mark.parametrize("name", ["title", "type", "text", "id_number", "user", "select", "null"])
def test_an_ordinary_field_keeps_its_name(name: str) -> None:
    assert naming.attribute(name) == name


@pytest.mark.parametrize("name", [word for word in keyword.kwlist if word.islower()])
def test_a_keyword_is_no_attribute_module_or_method(name: str) -> None:
    taken = f"{name}_"

    assert (naming.attribute(name), naming.module(name), naming.method(name)) == (taken,) * 3


@pytest.mark.parametrize("base", [BaseModel, Model])
def test_a_field_hides_nothing_that_its_class_inherits(base: type) -> None:
    public = [name for name in dir(base) if not name.startswith("_")]

    assert [name for name in public if naming.attribute(name) == name] == []


def test_a_field_hides_nothing_that_the_next_line_uses(modules: dict[str, ast.Module]) -> None:
    used = {
        node.id
        for path in ("generated/models/sample.py", "generated/schemas/sample.py")
        for class_ in modules[path].body
        if isinstance(class_, ast.ClassDef)
        for node in ast.walk(class_)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id.islower()
    }

    assert {"func", "mapped_column", "now", "true"} <= used
    assert [name for name in sorted(used) if naming.attribute(name) == name] == []


@pytest.mark.parametrize("layer", ["models", "services"])
def test_a_class_hides_nothing_that_stands_beside_it(
    layer: str, modules: dict[str, ast.Module]
) -> None:
    names = imported(modules[f"generated/{layer}/sample.py"])
    # There is no resource `uuid`: every API has a component of that name.
    beside = {name for name in names if name[0].isupper() and not name.startswith("Sample")} - {
        "Uuid"
    }

    assert beside
    assert [name for name in beside if naming.class_name(written_like(name)) == name] == []


def test_an_enum_hides_nothing_that_stands_beside_it(modules: dict[str, ast.Module]) -> None:
    names = {
        name
        for node in ast.walk(modules["generated/schemas/sample.py"])
        if isinstance(node, ast.ImportFrom) and node.module != "generated.schemas.enums"
        for name in (alias.asname or alias.name for alias in node.names)
        if name[0].isupper()
    }

    assert {"Count", "Distinct", "Field"} <= names
    assert [name for name in sorted(names) if naming.enum_class(name) == name] == []


@pytest.mark.parametrize("name", ["item", "link", "request", "query", "user", "data"])
def test_a_class_that_hides_nothing_keeps_its_name(name: str) -> None:
    assert naming.class_name(name) == naming.pascal(name)


@pytest.mark.parametrize("name", ["none", "true", "exception", "warning", "page", "base"])
def test_a_class_that_would_hide_something_is_a_resource(name: str) -> None:
    assert naming.class_name(name) == f"{naming.pascal(name)}Resource"


@pytest.mark.parametrize("layer", ["api", "services"])
def test_an_input_hides_nothing_that_stands_beside_it(
    layer: str, modules: dict[str, ast.Module]
) -> None:
    names = {
        name for name in imported(modules[f"generated/{layer}/sample.py"]) if name[0].isupper()
    }
    hidden = [
        f"{resource}, {action}"
        for name in sorted(names)
        if not name.startswith("Sample")
        for resource, action in halves(written_like(name).split("_"))
        if naming.class_name(resource) + naming.pascal(action) == name
        and not refused(resource, action)
    ]

    assert hidden == []


def halves(words: list[str]) -> Iterator[tuple[str, str]]:
    """The resources and actions whose input would have the name that these words make."""
    for middle in range(1, len(words)):
        yield "_".join(words[:middle]), "_".join(words[middle:])


def refused(resource: str, action: str) -> bool:
    schema = FULL.replace("sample", f"'{resource}'").replace("act:", f"'{action}':")
    try:
        read_text(schema)
    except SchemaError as error:
        return {each.code for each in error.diagnostics} <= {"reserved-name", "name-collision"}
    return False


def test_no_resource_overwrites_a_module_that_every_api_has(catalog: Catalog) -> None:
    paths = [PurePosixPath(path) for path in emit(catalog)]
    fixed = {
        path.stem
        for path in paths
        if path.parent.name in {"api", "models", "schemas", "services"}
        and path.stem not in {"sample", "sample_sample", "__init__"}
    }

    assert {"base", "owner", "routing"} <= fixed
    assert [stem for stem in fixed | {"auth", "routers"} if naming.module(stem) == stem] == []


def test_no_action_overwrites_what_a_service_has(modules: dict[str, ast.Module]) -> None:
    nodes = list(ast.walk(modules["generated/services/sample.py"]))
    methods = {node.name for node in nodes if isinstance(node, ast.AsyncFunctionDef)}
    attributes = {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "self"
    }
    # Actions, hooks and what is computed are told when they meet.
    told = re.compile("act|step|put|sweep|(on|before|after|compute)_.*")
    own = {name for name in methods | attributes if not told.fullmatch(name)}

    assert {"create", "locked", "owner", "key"} <= own
    assert [name for name in sorted(own) if naming.method(name) == name] == []


def test_no_action_hides_what_the_next_method_is_declared_with(
    modules: dict[str, ast.Module],
) -> None:
    used = {
        node.id
        for method in ast.walk(modules["generated/services/sample.py"])
        if isinstance(method, ast.AsyncFunctionDef | ast.FunctionDef)
        for declared in (method.args, method.returns, *method.decorator_list)
        for node in ast.walk(declared or ast.Pass())
        if isinstance(node, ast.Name) and node.id.islower()
    }

    assert {"abstractmethod", "dict"} <= used
    assert [name for name in sorted(used) if naming.method(name) == name] == []


def test_no_owner_is_called_like_what_a_route_is_given(modules: dict[str, ast.Module]) -> None:
    given = {
        argument.arg
        for node in ast.walk(modules["generated/api/sample.py"])
        if isinstance(node, ast.AsyncFunctionDef) and node.decorator_list
        for argument in node.args.args
    }
    # FastAPI tells these by their types, whatever they are called.
    told_apart = {"service", "request", "response"}

    assert {"data", "expand", "query"} <= given
    for name in given - told_apart:
        with pytest.raises(SchemaError, match="reserved-name"):
            read_text(FULL.replace("resources:", f"owner: {{ path_param: {name} }}\nresources:", 1))


def test_a_constraint_is_named_after_what_it_is() -> None:
    name = naming.constraint_name("ck", "tasks", "title", "length")

    assert name == "ck_tasks_title_length"


def test_long_constraints_fit_postgresql_and_stay_apart() -> None:
    names = [naming.constraint_name("ck", "t" * 48, "c" * 47 + end, "length") for end in "ab"]

    assert [len(name) for name in names] == [naming.MAX_IDENTIFIER_BYTES] * 2
    assert len(set(names)) == 2
