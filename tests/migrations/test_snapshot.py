"""The snapshot: what is written comes back, and what is damaged is told in a sentence."""

from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.diagnostics import SchemaError
from codegen.migrate.snapshot import Snapshot, digest, from_json, to_json
from codegen.storage import (
    Check,
    Column,
    LengthRule,
    PatternRule,
    PrimaryKey,
    RangeRule,
    Table,
    tables,
)
from tests.migrations.histories import tasks

HOSTILE = 'it\'s 12:30 100% {{x}} """ \\\\ \t\n\u2028 \N{PILE OF POO} <<<<<<<'

names = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
optional = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
bounds = st.integers(-(2**31), 2**31 - 1)
columns = st.builds(
    Column,
    name=names,
    type=st.sampled_from(["text", "integer", "boolean", "timestamp with time zone", "uuid"]),
    nullable=st.booleans(),
    default=optional,
    comment=optional,
    renamed_from=optional,
    backfill=optional,
)
rules = (
    st.builds(LengthRule, bounds, bounds)
    | st.builds(RangeRule, bounds, bounds)
    | st.builds(PatternRule, st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
)


@st.composite
def any_tables(draw: st.DrawFn) -> tuple[Table, ...]:
    drawn = []
    for name in draw(st.lists(names, max_size=3, unique=True)):
        inside = draw(st.lists(columns, min_size=1, max_size=4, unique_by=lambda c: c.name))
        checks = [
            Check(f"ck_{number}", draw(st.sampled_from(inside)).name, draw(rules))
            for number in range(draw(st.integers(0, 3)))
        ]
        key = PrimaryKey("pk", (inside[0].name,))
        drawn.append(Table(name, f"r{name}", tuple(inside), key, tuple(checks), draw(optional)))
    return tuple(drawn)


def reason(text: str) -> str:
    """What is told of a snapshot that cannot be read."""
    with pytest.raises(SchemaError) as caught:
        from_json(text)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.hint
    return f"{diagnostic.code}: {diagnostic.message}"


def good() -> str:
    schema = tasks(
        """
        title: { type: string, required: true, pattern: "^a$" }
        size: { type: integer, maximum: 3, nullable: true }
        """
    )
    return to_json(Snapshot("0001", tables(schema)))


@given(any_tables())
@settings(max_examples=60)
def test_what_is_written_comes_back(drawn: tuple[Table, ...]) -> None:
    snapshot = Snapshot("0007", drawn)

    assert from_json(to_json(snapshot)) == snapshot


def test_hostile_text_comes_back() -> None:
    column = Column("a", "text", comment=HOSTILE, default=HOSTILE)
    snapshot = Snapshot("1", (Table("t", "t", (column,), PrimaryKey("pk", ("a",)), (), HOSTILE),))

    assert from_json(to_json(snapshot)) == snapshot


def test_members_are_sorted_and_on_lines_of_their_own() -> None:
    text = good()

    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"
    assert max(len(line) for line in text.splitlines()) < 100


def test_the_digest_is_that_of_the_tables_alone() -> None:
    before = tables(tasks("title: { type: text, required: true }"))
    after = tables(tasks("title: { type: text, nullable: true }"))

    assert digest(before) == digest(from_json(to_json(Snapshot("0003", before))).tables)
    assert digest(before) != digest(after)


def test_the_digest_of_a_table_never_changes() -> None:
    """Otherwise every project's revisions would be out of step with a new version."""
    columns = (Column("id", "uuid"), Column("a", "text", True, "'x'", "An a.", "b", "'y'"))
    checks = (Check("ck_ts_a_length", "a", LengthRule(1, 2)),)
    table = Table("ts", "t", columns, PrimaryKey("pk_ts", ("id",)), checks, "A t.", "s")

    assert digest((table,)) == "89d90166f4be"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"format": 1', '"format": 2', "snapshot-newer: migrations/snapshot.json has format 2"),
        ('"format": 1', '"format": true', "it does not say which `format` it has"),
        ('"format": 1,', "", "it does not say which `format` it has"),
        ('"revision": "0001"', '"revision": 1', "revision is not a name"),
        ('"revision": "0001"', '"revision": "0001", "extra": 1', "the unknown member 'extra'"),
        ('"type": "integer"', '"type": "money"', "tables[0].columns[3].type is none of boolean"),
        ('"type": "integer"', '"type": []', "tables[0].columns[3].type is not a text"),
        ('"nullable": true', '"nullable": 1', "nullable is neither true nor false"),
        ('"maximum": 3', '"maximum": "3"', "range.maximum is not a whole number"),
        ('"pattern": "^a$"', '"pattern": null', "tables[0].checks[3].pattern is not a text"),
        ('"name": "size"', '"name": "title"', "two columns in tables[0] have the same name"),
        ('"name": "size"', '"name": "x\\"; --"', "tables[0].columns[3].name is not a name"),
        ('"column": "size"', '"column": "sizes"', "a constraint on `sizes`, and no such column"),
        ('"name": "ck_tasks_size_range"', '"name": "pk_tasks"', "two constraints in tables[0]"),
        ('"resource": "task"', '"resource": "\\ud800"', "tables[0].resource is not a name"),
        ('"revision"', "revision", "it is not JSON (Expecting property name"),
    ],
)
def test_damage_is_told(old: str, new: str, message: str) -> None:
    text = good()
    assert old in text, "the test must change something"

    assert message in reason(text.replace(old, new, 1))


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "1", "[" * 100_000, '{"format": 1' + "0" * 5000 + "}", "\x00"]
)
def test_what_is_no_snapshot_at_all_is_told(text: str) -> None:
    assert reason(text).startswith("snapshot-")


def test_a_merge_conflict_is_told_as_one() -> None:
    text = good().replace(
        '  "revision": "0001",\n',
        '<<<<<<< HEAD\n  "revision": "0001",\n=======\n  "revision": "0002",\n>>>>>>> other\n',
    )

    assert reason(text).startswith("snapshot-out-of-step: migrations/snapshot.json holds a merge")


def test_no_damage_ends_in_a_traceback() -> None:
    text = good()
    chance = random.Random(7)
    for _ in range(300):
        place = chance.randrange(len(text))
        broken = text[:place] + chance.choice('"{}[]:,0a-\\\n') + text[place + 1 :]
        with suppress(SchemaError):
            from_json(broken)
