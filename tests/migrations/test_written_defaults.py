"""The hint for what old rows get offers the column's default, as the author would write it."""

from __future__ import annotations

import pytest

from codegen.diagnostics import SchemaError
from codegen.migrate.diff import diff
from codegen.read import read_text
from codegen.storage import tables
from tests.migrations.pasting import pasted, readings
from tests.migrations.refusals import task

DEFAULTS = (
    ("a string", "type: string", r"""  "it's \"12:30\" \\ at\n\tnoon, {x: 1}" """),
    ("an enum", "type: Level", "high"),
    ("integer", "type: integer", "3"),
    ("float", "type: float", "1e-7"),
    ("a large float", "type: float", "1e300"),
    ("decimal", "type: decimal, precision: 5, scale: 2", '"1.50"'),
    ("boolean", "type: boolean", "true"),
    ("date", "type: date", "2026-01-31"),
    ("time", "type: time", '"09:30:00.000005"'),
    ("datetime", "type: datetime", "2026-01-31T09:30:00+02:00"),
    ("datetime of its own", "type: datetime", "now"),
    ("duration", "type: duration", "P1DT5.000007S"),
    ("uuid", "type: uuid", "00000000-0000-0000-0000-000000000007"),
    ("json", "type: json", '{ a: [1, "x:y", null] }'),
    ("bytes", "type: bytes", "YQBi"),
    ("enums", 'type: "Level[]"', "[high, low]"),
    ("integers", 'type: "integer[]"', "[3, -1]"),
    ("strings", 'type: "string[]"', r"""["it's", "a, \"b\" \\ \n"]"""),
)


def extra(members: str) -> str:
    """The text of a schema with a field."""
    return task(f"extra: {{ {members} }}").replace(
        "resources:", "enums: { Level: { values: [low, high] } }\nresources:"
    )


@pytest.mark.parametrize(
    ("type_", "default"), [each[1:] for each in DEFAULTS], ids=[each[0] for each in DEFAULTS]
)
def test_what_is_offered_for_nulls_is_the_default(type_: str, default: str) -> None:
    before = extra(f"{type_}, nullable: true, default: {default}")
    after = extra(f"{type_}, default: {default}")
    with pytest.raises(SchemaError) as refused:
        diff(tables(read_text(before)), read_text(after))
    ((paste,),) = readings(refused.value.diagnostics[0].hint or "")

    (table,) = tables(read_text(pasted(after, paste)))

    column = table.column("extra")
    assert column is not None
    assert column.backfill == column.default
