"""Whatever refers to whatever: schemas that use the whole language generate, start and agree."""

import json
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from codegen.emit import emit
from codegen.read import read_text
from codegen.tree import is_intact
from tests.codegen.projects import place, project, python
from tests.codegen.test_properties import FACTS, expected
from tests.codegen.whole_schemas import whole_schemas

MANY_PARTS = [HealthCheck.too_slow, HealthCheck.data_too_large]
"""A schema of five resources is made of many choices, which is no fault of the strategy."""


@settings(max_examples=25, deadline=None, suppress_health_check=MANY_PARTS)
@given(whole_schemas())
def test_everything_that_is_drawn_is_valid_and_gives_a_whole_tree(schema: str) -> None:
    files = emit(read_text(schema))

    assert all(is_intact(text) for text in files.values())


def test_what_is_drawn_starts_serves_and_stores_what_the_schema_says(tmp_path: Path) -> None:
    found: list[str] = []

    @settings(
        max_examples=6,
        deadline=None,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=MANY_PARTS,
    )
    @given(whole_schemas())
    def collect(schema: str) -> None:
        found.append(schema)

    collect()
    catalogs = [read_text(schema) for schema in found]
    folders = [
        str(place({"schema.yaml": schema, **project(catalog)}, tmp_path / str(number)))
        for number, (schema, catalog) in enumerate(zip(found, catalogs, strict=True))
    ]
    facts = json.loads(python(tmp_path, str(FACTS), *folders))

    assert [each["served"] for each in facts] == [each["promised"] for each in facts]
    assert [each["tables"] for each in facts] == [expected(catalog) for catalog in catalogs]
