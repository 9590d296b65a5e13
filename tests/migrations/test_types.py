"""Columns that get another type: there and back with rows in them, values and catalogue alike."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from codegen.migrate.casts import cast
from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import catalog, tasks
from tests.migrations.looking import down, told, up

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


def test_what_is_made_for_a_type_goes_before_it_and_comes_back(db: Database) -> None:
    parts = """
      indexes:
        task_code: { fields: [code], prefix: true }
        task_open: { fields: [size], where: "size > 5" }
        task_tags: { fields: [tags], using: gin, global: true }
      unique: { task_size_code: [size, code] }
      checks: { sized: "size <> 0 AND code IS NOT NULL" }
    """
    old = """
    task:
      fields:
        code: { type: string, default: "7", pattern: "^[0-9]+$" }
        size: { type: integer, default: 3, minimum: -9, maximum: 99, description: How much. }
        tags: { type: "string[]", default: ["1"] }
    """
    new = """
    task:
      fields:
        code: { type: bigint, default: 7, minimum: 0 }
        size: { type: decimal, precision: 9, scale: 2, default: 3, minimum: -9, maximum: 99 }
        tags: { type: "integer[]", default: [1], max_items: 5 }
    """
    before = catalog(old + parts)
    after = catalog(new + parts.replace(", prefix: true", ""))
    history = db.start(before)
    db.fill("tasks", "code, size, tags", ("7", 6, ["1", "2"]), ("12", -9, []), ("0", 99, ["3"]))

    revisions = db.there_and_back(history, before, after)

    assert sorted(db.rows("tasks", "code, size, tags"))[1] == (7, 6, [1, 2])
    db.downgrade(*revisions)
    assert ("7", 6, ["1", "2"]) in db.rows("tasks", "code, size, tags")


def test_an_array_becomes_its_item_and_back(db: Database) -> None:
    before = tasks('tag: { type: "string[]", nullable: true }\nsize: { type: integer, default: 1 }')
    after = tasks(
        'tag: { type: string, nullable: true }\nsize: { type: "integer[]", default: [1] }'
    )
    history = db.start(before)
    db.fill("tasks", "tag, size", (["it's"], 1), (None, 2))

    revisions = db.there_and_back(history, before, after)

    assert sorted(db.rows("tasks", "tag, size"), key=str) == [
        *[("it's", [1])] * 2,
        *[(None, [2])] * 2,
    ]
    db.downgrade(*revisions)
    assert (["it's"], 1) in db.rows("tasks", "tag, size")


def test_a_field_becomes_a_relation_and_back(db: Database) -> None:
    project = "project:\n  fields: { name: { type: string, required: true } }\n"
    field = "  fields: { title: { type: string, required: true }%s }\n"
    plain = ", project_id: { type: string, nullable: true }"
    relation = "  relations: { project: { belongs_to: project, nullable: true } }\n"
    before = catalog(project + "task:\n" + field % plain)
    after = catalog(project + "task:\n" + field % "" + relation)
    history = db.start(before)
    db.fill("projects", "name", ("p",))
    db.fill("tasks", "title, project_id", ("t", None))
    db.plain.execute(
        "UPDATE tasks t SET project_id = (SELECT p.id::text FROM projects p "
        "WHERE p.user_id = t.user_id ORDER BY p.id LIMIT 1)"
    )

    db.there_and_back(history, before, after)

    assert all(each is not None for (each,) in db.rows("tasks", "project_id"))


def test_a_value_that_would_lose_something_stops_the_run(db: Database) -> None:
    before = tasks("size: { type: decimal, precision: 6, scale: 2, required: true }")
    after = tasks("size: { type: integer, required: true }")
    db.start(before)
    db.fill("tasks", "size", (5,), (5.5,))

    said = up(before, after).stop(db)

    assert said is not None
    assert "2 rows of tasks with a size that would lose something as integer" in said
    assert "add `convert: round(size)` to `task.size`" in said


def test_convert_says_what_becomes_of_values(db: Database) -> None:
    before = tasks("size: { type: decimal, precision: 6, scale: 2, required: true }")
    after = tasks('size: { type: integer, required: true, convert: "round(size)" }')
    history = db.start(before)
    db.fill("tasks", "size", (5,), (5.5,))

    revisions = db.there_and_back(history, before, after)

    assert {size for (size,) in db.rows("tasks", "size")} == {5, 6}
    assert "what the upgrade took from it stays lost" in revisions[0]


def test_where_nothing_says_the_way_back_it_stops_while_there_are_values(db: Database) -> None:
    before = tasks("seen: { type: integer, required: true }")
    after = tasks('seen: { type: datetime, required: true, convert: "to_timestamp(seen)" }')
    history = db.start(before)
    db.there_and_back(history, before, after)
    db.fill("tasks", "seen", ("2026-01-31T09:30:00Z",))
    last = tuple(history.revisions.values())[-1]

    with pytest.raises(sa.exc.DBAPIError, match="nothing says what it is as integer") as stopped:
        db.downgrade(last)

    said = told(stopped.value)
    assert "22000: 4 rows of tasks that hold a seen, and nothing says what it is as integer" in said
    assert "write in this downgrade what it becomes" in said
    assert "with no seen" not in said

    db.assert_like_new(after)


def test_values_that_are_lost_on_the_way_back_are_told_from_nulls(db: Database) -> None:
    before = tasks("seen: { type: integer, required: true, minimum: 0 }")
    after = tasks('seen: { type: datetime, nullable: true, convert: "to_timestamp(seen)" }')
    db.start(after)
    db.fill("tasks", "seen", ("2026-01-31T09:30:00Z",), (None,), (None,))

    said = down(before, after).stop(db)

    assert said is not None
    assert "2 rows of tasks that hold a seen, and nothing says what it is as integer" in said
    assert "2 rows of tasks with no seen" in said


@pytest.mark.parametrize(
    ("before", "after", "values", "converted"),
    [
        ("max_length: 9", "max_length: 3, convert: 'left(f, 3)'", ("a", "abcde"), {"a", "abc"}),
        (
            "max_length: 9",
            "max_length: 9, pattern: '^[a-z]+$', convert: \"lower(f)\"",
            ("a", "ABC"),
            {"a", "abc"},
        ),
    ],
)
def test_values_beyond_new_limits_are_converted_and_stay_so(
    db: Database, before: str, after: str, values: tuple[str, ...], converted: set[str]
) -> None:
    old, new = (tasks(f"f: {{ type: string, required: true, {each} }}") for each in (before, after))
    history = db.start(old)
    db.fill("tasks", "f", *((value,) for value in values))

    revisions = db.there_and_back(history, old, new)

    assert {value for (value,) in db.rows("tasks", "f")} == converted
    assert "stays" in revisions[0]


def test_a_convert_that_stays_in_the_schema_is_agreed_to_for_one_edit_only(db: Database) -> None:
    before = tasks("size: { type: integer, required: true, minimum: 0, convert: '0' }")
    after = tasks("size: { type: integer, required: true, minimum: 0, maximum: 9, convert: '0' }")
    history = db.start(before)
    db.fill("tasks", "size", (40,))

    with pytest.raises(sa.exc.IntegrityError, match="4 rows of tasks with a size above 9"):
        db.upgrade(*history.migrate_all(after))

    assert db.rows("tasks", "size") == [(40,)] * len(OWNERS)


def test_values_that_convert_leaves_beyond_the_limits_stop_the_run(db: Database) -> None:
    before = tasks("size: { type: integer, required: true, maximum: 100 }")
    after = tasks("size: { type: integer, required: true, maximum: 9, convert: size / 10 }")
    db.start(before)
    db.fill("tasks", "size", (5,), (100,))

    said = up(before, after).stop(db)

    assert said is not None
    assert "2 rows of tasks with a size above 9" in said
