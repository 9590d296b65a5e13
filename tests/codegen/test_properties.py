"""Whatever a schema holds, as long as it is valid: what is generated from it works."""

import ast
import json
import re
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.emit import emit
from codegen.read import read_text
from codegen.storage import tables
from codegen.tree import is_intact
from codegen.writer import plan, write
from tests.codegen.projects import ROOT, place, project, python
from tests.codegen.schemas import schemas

FACTS = Path(__file__).parent / "facts.py"
DIGESTS = """
import hashlib, json
from codegen.emit import emit
from codegen.read import read_text

for schema in json.load(open("schemas.json")):
    print(hashlib.sha256(repr([*emit(read_text(schema)).items()]).encode()).hexdigest())
"""
"""Prints what is generated from each schema, order and all, in short."""


def refusals(schema: str) -> set[str]:
    try:
        read_text(schema)
    except SchemaError as error:
        return {diagnostic.code for diagnostic in error.diagnostics}
    return set()


def is_valid(schema: str) -> bool:
    """Whether its names are free and apart; nothing else can be wrong with it."""
    codes = refusals(schema)

    assert codes <= {"reserved-name", "name-collision"}
    return not codes


VALID = schemas().filter(is_valid)


def several(count: int) -> list[str]:
    """Schemas of any size, for tests that need a process of their own."""
    found: list[str] = []

    @settings(max_examples=count, deadline=None, phases=[Phase.generate], database=None)
    @given(VALID)
    def collect(schema: str) -> None:
        found.append(schema)

    collect()
    return found


def expected(catalog: Catalog) -> dict[str, object]:
    """The tables of a catalog, in the words of `facts.py`."""
    return {
        table.name: {
            "columns": [[column.name, column.nullable, column.comment] for column in table.columns],
            "checks": sorted(
                [check.name for check in table.checks]
                + [condition.name for condition in table.conditions]
            ),
            "key": list(table.primary_key.columns),
            "comment": table.comment,
        }
        for table in tables(catalog)
    }


@settings(max_examples=40, deadline=None)
@given(VALID)
def test_a_valid_schema_gives_a_whole_tree(schema: str) -> None:
    for path, text in emit(read_text(schema)).items():
        assert re.fullmatch(r"generated(/[a-z0-9_]+)+\.(py|json)", path)
        assert is_intact(text)
        if path.endswith(".py"):
            ast.parse(text)
        else:
            json.loads(text)


def test_the_output_depends_on_the_schema_alone(tmp_path: Path) -> None:
    (tmp_path / "schemas.json").write_text(json.dumps(several(10)), encoding="utf-8")
    found = {
        python(tmp_path, "-c", DIGESTS, PYTHONPATH=str(ROOT), PYTHONHASHSEED=seed, TZ=zone)
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert len(found) == 1


@settings(max_examples=5, deadline=None)
@given(VALID)
def test_generating_writes_below_generated_and_the_second_time_nothing(schema: str) -> None:
    files = emit(read_text(schema))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(plan(files, root))
        written = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}

        assert written == files.keys()
        assert plan(files, root).changed == ()


def test_the_application_starts_serves_and_stores_what_the_schema_says(tmp_path: Path) -> None:
    catalogs = []
    folders = []
    for number, schema in enumerate(several(12)):
        catalogs.append(read_text(schema))
        files = {"schema.yaml": schema, **project(catalogs[-1])}
        folders.append(str(place(files, tmp_path / str(number))))
    found = json.loads(python(tmp_path, str(FACTS), *folders))

    assert [each["served"] for each in found] == [each["promised"] for each in found]
    assert [each["tables"] for each in found] == [expected(catalog) for catalog in catalogs]
