"""The snapshot: what is written comes back, and what is damaged is told in a sentence."""

from __future__ import annotations

import json
import random
import re
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.catalog import OnDelete
from codegen.diagnostics import SchemaError
from codegen.migrate.snapshot import Snapshot, digest, from_json, to_json
from codegen.storage import (
    Bound,
    Check,
    Column,
    ForeignKey,
    IndexKey,
    ItemsRule,
    LengthRule,
    PatternRule,
    PrimaryKey,
    RangeRule,
    Rule,
    SizeRule,
    Table,
    TableCheck,
    TableIndex,
    UniqueKey,
    WordsRule,
    tables,
)
from tests.migrations.histories import tasks

HOSTILE = 'it\'s 12:30 100% {{x}} """ \\\\ \t\n\u2028 \N{PILE OF POO} <<<<<<<'

names = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
optional = st.none() | texts
whole = st.integers(-(2**31) + 1, 2**31 - 2)
TYPES = ("text", "integer", "bigint", "numeric(6,2)", "uuid", "text[]", "jsonb", "interval")
columns = st.builds(
    Column,
    name=names,
    type=st.sampled_from(TYPES),
    nullable=st.booleans(),
    default=optional,
    comment=optional,
    renamed_from=optional,
    backfill=optional,
    renamed_values=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    map_removed=st.lists(st.tuples(texts, st.none() | texts), max_size=2).map(tuple),
)
counted = (
    st.builds(LengthRule, whole, whole)
    | st.builds(SizeRule, whole, whole)
    | st.builds(ItemsRule, whole, whole)
    | st.builds(PatternRule, texts)
    | st.builds(WordsRule, st.lists(texts, max_size=3).map(tuple), st.booleans())
)


def rules(type_: str) -> st.SearchStrategy[Rule]:
    bounds: st.SearchStrategy[Bound] = whole if type_ in ("integer", "bigint") else texts
    ranges = st.builds(RangeRule, st.none(), bounds) | st.builds(RangeRule, bounds, st.none())
    return counted | ranges | st.builds(RangeRule, bounds, bounds)


@st.composite
def any_tables(draw: st.DrawFn) -> tuple[Table, ...]:
    """Tables that nobody would want, but that could be written down."""
    drawn = []
    for name in draw(st.lists(names, max_size=3, unique=True)):
        inside = draw(st.lists(columns, min_size=1, max_size=4, unique_by=lambda c: c.name))
        some = st.lists(st.sampled_from(some_names(inside)), max_size=3).map(tuple)
        checked = draw(st.lists(st.sampled_from(inside), max_size=3))
        key = draw(some) or (inside[0].name,)
        keys = st.builds(IndexKey, st.sampled_from(some_names(inside)), st.booleans(), names)
        index = st.builds(
            TableIndex,
            name=st.just("ix"),
            keys=st.lists(keys, max_size=2).map(tuple),
            unique=st.booleans(),
            where=optional,
            include=some,
            using=names,
        )
        foreign = st.builds(
            ForeignKey, st.just("fk"), some, names, some, st.sampled_from(OnDelete), some
        )
        drawn.append(
            Table(
                name,
                f"r{name}",
                tuple(inside),
                PrimaryKey("pk", key),
                tuple(
                    Check(f"ck_{number}", column.name, draw(rules(column.type)))
                    for number, column in enumerate(checked)
                ),
                draw(optional),
                owner=key[0] if key[0] != "id" and draw(st.booleans()) else None,
                foreign_keys=draw(st.just(()) | st.tuples(foreign)),
                uniques=draw(st.just(()) | st.tuples(st.builds(UniqueKey, st.just("uq"), some))),
                indexes=draw(st.just(()) | st.tuples(index)),
                conditions=draw(st.just(()) | st.just((TableCheck("ck", HOSTILE),))),
                row_security=draw(st.booleans()),
                retired=draw(st.booleans()),
                retired_columns=tuple(
                    replace(column, name=f"retired_{column.name}")
                    for column in draw(st.lists(st.sampled_from(inside), max_size=1))
                ),
            )
        )
    return tuple(drawn)


def some_names(inside: list[Column]) -> list[str]:
    return [column.name for column in inside]


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


def test_what_format_1_wrote_is_read_as_it_was() -> None:
    schema = tables(tasks("size: { type: integer, maximum: 3, nullable: true }"))
    snapshot = Snapshot("0001", schema)
    old = re.sub('"digest": .*\n', "", to_json(snapshot)).replace('"format": 3', '"format": 1')

    assert '"minimum": -2147483648' in old
    assert from_json(old) == snapshot


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
        ('"format": 3', '"format": 4', "snapshot-newer: migrations/snapshot.json has format 4"),
        ('"format": 3', '"format": true', "it does not say which `format` it has"),
        ('"format": 3,', "", "it does not say which `format` it has"),
        ('"revision": "0001"', '"revision": 1', "revision is not a name"),
        ('"revision": "0001"', '"revision": "0001", "extra": 1', "the unknown member 'extra'"),
        ('"type": "integer"', '"type": "money"', "tables[0].columns[3].type is none of bigint"),
        ('"type": "integer"', '"type": []', "tables[0].columns[3].type is not a text"),
        ('"nullable": true', '"nullable": 1', "nullable is neither true nor false"),
        ('"maximum": 3', '"maximum": "3"', "range.maximum is not a whole number"),
        ('"pattern": "^a$"', '"pattern": null', "tables[0].checks[3].pattern is not a text"),
        ('"name": "size"', '"name": "title"', "two columns in tables[0] have the same name"),
        ('"name": "size"', '"name": "x\\"; --"', "tables[0].columns[3].name is not a name"),
        ('"column": "size"', '"column": "sizes"', "is a constraint on `sizes`, and there is no"),
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
