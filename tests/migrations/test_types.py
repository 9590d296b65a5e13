"""Columns that get another type: there and back with rows in them, values and catalogue alike."""

from __future__ import annotations

import pytest

from codegen.migrate.casts import cast
from tests.migrations.databases import Database
from tests.migrations.histories import tasks

TYPES = {
    "text": ("string, max_length: 200", ("it's 100% \\ {}:x", "", "Ω", "a\tb")),
    "integer": ("integer", ("-2147483648", "2147483647", "0", "1")),
    "bigint": ("bigint", ("-9007199254740991", "9007199254740991", "0", "1")),
    "double precision": ("float", ("-1.5", "1e308", "0", "0.1")),
    "numeric(5,1)": ("decimal, precision: 5, scale: 1", ("-9999.9", "9999.9", "0", "0.5")),
    "numeric(12,4)": ("decimal, precision: 12, scale: 4", ("0.0001", "99999999.9999", "0", "1")),
    "boolean": ("boolean", ("true", "false", "true", "false")),
    "date": ("date", ("0001-01-01", "9999-12-30", "2024-02-29", "2026-01-31")),
    "time without time zone": ("time", ("00:00", "23:59:59.999999", "09:30", "12:00:00.5")),
    "timestamp with time zone": (
        "datetime",
        ("0002-01-01T00:00:00Z", "2026-01-31T23:30:00-05:00", "9998-12-31T23:59:59.999999Z", "now"),
    ),
    "interval": ("duration", ("0", "1 day 02:03:04.5", "100 hours", "00:00:00.000001")),
    "uuid": ("uuid", ("00000000-0000-0000-0000-00000000000a",) * 4),
    "jsonb": ("json", ('{"a": [1, null]}', '"text"', "[]", "1")),
    "bytea": ("bytes", ("\\x", "\\x00ff", "\\x616263", "\\x27")),
}
"""Each type with how a field of it is written, and values at its bounds."""

SPELLED = {
    "integer": ("-2147483648", "2147483647", "0", "42"),
    "bigint": ("-9007199254740991", "9007199254740991", "0", "42"),
    "double precision": ("-1.5", "1e+308", "0", "0.1"),
    "numeric(5,1)": ("-9999.9", "9999.9", "0.0", "0.5"),
    "numeric(12,4)": ("0.0001", "99999999.9999", "0.0000", "1.0000"),
    "boolean": ("true", "false", "true", "false"),
    "date": TYPES["date"][1],
    "time without time zone": ("00:00:00", "23:59:59.999999", "09:30:00", "12:00:00.5"),
    "timestamp with time zone": (
        *("0002-01-01T00:00:00Z", "2026-01-31T23:30:00Z", "9998-12-31T23:59:59.999999Z"),
        "2026-01-31T23:30:00.500000Z",
    ),
    "interval": ("P0DT0H0M0S", "P1DT2H3M4.500000S", "P0DT100H0M0S", "P0DT0H0M0.000001S"),
    "uuid": TYPES["uuid"][1],
    "bytea": ("", "AP8=", "YWJj", "Jw=="),
}
"""Texts and JSON strings that spell a value of each type, as the API does."""


def values(before: str, after: str) -> tuple[str, ...]:
    """Values that can be kept whole, at the bounds of the smaller type where one is."""
    if before == "text":
        return SPELLED.get(after, TYPES[before][1])
    if before == "jsonb":
        if after in ("integer", "bigint", "double precision", "boolean") or "numeric" in after:
            return SPELLED[after]
        return tuple(f'"{value}"' for value in SPELLED.get(after, ("a", "b", "c", "d")))
    common = {
        "boolean": ("0", "1", "0", "1"),
        "integer": ("0", "1", "-42", "100"),
        "bigint": ("0", "1", "-42", "100"),
        "double precision": ("0", "1", "-42", "100"),
        "numeric(5,1)": ("0", "1", "-42", "100"),
        "numeric(12,4)": ("0", "1", "-42", "100"),
        "date": ("0002-01-01T00:00:00Z", "2026-01-31T00:00:00Z", "2024-02-29T00:00:00Z"),
        "time without time zone": ("00:00", "23:59:59.999999", "09:30"),
    }
    numbers = ("integer", "bigint", "double precision", "numeric(5,1)", "numeric(12,4)")
    if before in numbers and after in (*numbers, "boolean"):
        return common[after]
    if before in ("timestamp with time zone", "interval") and after in common:
        return common[after]
    return TYPES[before][1]


def lines(before: str, others: list[str], *, changed: bool) -> str:
    """A field of the type before for each of the others, or of the other type."""
    return "\n".join(
        f"f{number}: {{ type: {TYPES[after if changed else before][0]}, nullable: true }}"
        for number, after in enumerate(others)
    )


@pytest.mark.parametrize("before", TYPES)
def test_values_go_to_every_type_that_keeps_them_and_come_back(db: Database, before: str) -> None:
    others = [
        after
        for after in TYPES
        if after != before and cast("x", before, after) and kept(before, after)
    ]
    old = tasks(lines(before, others, changed=False))
    new = tasks(lines(before, others, changed=True))
    history = db.start(old)
    names = ", ".join(f"f{number}" for number in range(len(others)))
    each = [values(before, after) for after in others]
    rows = [tuple(given[n % len(given)] for given in each) for n in range(3)]
    db.fill("tasks", names, *rows, (None,) * len(others))
    there = db.rows("tasks", f"id, {names}")

    revisions = db.there_and_back(history, old, new)

    converted = db.rows("tasks", f"id, {names}")
    assert [[each is None for each in row] for row in converted] == [
        [each is None for each in row] for row in there
    ]
    db.downgrade(*revisions)
    assert db.rows("tasks", f"id, {names}") == there


def kept(before: str, after: str) -> bool:
    """Whether there is a value that is kept whole: no time of day is, of an instant."""
    return (before, after) != ("timestamp with time zone", "time without time zone")
