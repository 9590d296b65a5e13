"""A look stops exactly where PostgreSQL itself would: any rows, any edit, in either direction."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from unittest.mock import patch

import psycopg
from hypothesis import HealthCheck, event, given, note, reject, settings
from hypothesis import strategies as st

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError
from codegen.migrate.changes import Change
from codegen.migrate.diff import diff
from codegen.migrate.looks import Look
from codegen.migrate.looks.widening import highest, lowest
from codegen.storage import (
    Column,
    ItemsRule,
    LengthRule,
    PatternRule,
    RangeRule,
    Rule,
    Table,
    quote_text,
    tables,
)
from tests.migrations.databases import Database
from tests.migrations.histories import History
from tests.migrations.looking import Looks, down, up
from tests.migrations.verdicts import downgrading, make, upgrading, verdict
from tests.migrations.versions import Version, edits

SETTINGS = settings(
    max_examples=int(os.environ.get("LOOKS", "20")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
"""`LOOKS=500 pytest ... --hypothesis-seed=7` tries more of them."""

OWNERS = ("ada", "grace")
IDS = tuple(f"00000000-0000-0000-0000-00000000000{n}" for n in range(1, 5))

TEXTS = ("a", "bb", "ccc", "B2", "zz zz")
INSTANTS = ("2026-01-31T00:00:00Z", "2026-01-31T09:30:00Z")
VALUES: dict[str, Sequence[object]] = {
    "boolean": (True, False),
    "integer": (-1, 0, 1, 2, 3, 4, 5),
    "bigint": (0, 1, 2, 3, 5, 2**40),
    "double precision": (0.0, 1.0, 2.5, 3.0, 1e10),
    "numeric(2,1)": ("0.0", "1.0", "2.5", "3.0"),
    "timestamp with time zone": INSTANTS,
    "date": ("2026-01-31", "2026-02-01"),
    "time without time zone": ("00:00", "09:30"),
    "text[]": ([], ["a"], ["a", "zz zz"], ["a", "a", "bb"]),
}
SPELLED = {
    "size": ("1", "2", "2.5", "true", "x", " 3 "),
    "at": (*INSTANTS, "2026-01-31", "09:30", "x"),
}


def values(table: Table, column: Column, version: Version) -> st.SearchStrategy[object]:
    """Values for a column, within its limits."""
    match column.name:
        case "user_id":
            return st.sampled_from(OWNERS)
        case "id" | "task_id":
            found: Sequence[object] = IDS
        case "project_id":
            found = IDS[: 3 if version.target == "project" and version.owned else 2]
        case "status":
            found = version.words
        case "size" | "at" if column.type == "text":
            found = SPELLED[column.name]
        case _:
            rules = [check.rule for check in table.checks if check.column == column.name]
            pool = VALUES.get(column.type, TEXTS)
            found = [each for each in pool if all(fits(each, rule) for rule in rules)]
    chosen = st.sampled_from(found)
    return st.none() | chosen if column.nullable else chosen


def fits(value: object, rule: Rule) -> bool:
    """Whether a value is within a limit."""
    match rule, value:
        case LengthRule(least, most), str():
            return least <= len(value) <= most
        case ItemsRule(least, most), list():
            return least <= len(value) <= most
        case PatternRule(pattern), str():
            return re.search(pattern, value) is not None
        case RangeRule(), int():
            return lowest(rule) <= value <= highest(rule)
        case _:
            return True


def fill(db: Database, version: Version, data: st.DataObject) -> None:
    """Insert what the tables let in."""
    for target in ("projects", "teams", "places"):
        for owner in OWNERS if target == "projects" else OWNERS[:1]:
            whose = "" if target == "places" else f"'{owner}', "
            for each in IDS[: 3 if target == "projects" else 2]:
                names = f"{'user_id, ' if whose else ''}id, name"
                insert = f"INSERT INTO {target} ({names}) VALUES ({whose}'{each}', '')"
                db.plain.execute(insert.encode())
    found = {table.name: table for table in tables(version.catalog())}
    for name, least, most in (("tasks", 3, 7), ("comments", 1, 4)):
        strategies = {each.name: values(found[name], each, version) for each in found[name].columns}
        drawn = st.lists(st.fixed_dictionaries(strategies), min_size=least, max_size=most)
        for row in data.draw(drawn):
            names, places = ", ".join(f'"{each}"' for each in row), ", ".join(["%s"] * len(row))
            with suppress(psycopg.IntegrityError):
                insert = f"INSERT INTO {name} ({names}) VALUES ({places})"
                db.plain.execute(insert.encode(), [*row.values()])


def only(look: Look, keys: Collection[str]) -> tuple[str, ...]:
    """What leaves some rows of a table, and of others those that they refer to."""
    listed = ", ".join(map(quote_text, keys))
    others = f"DELETE FROM {look.table} WHERE {look.key}::text NOT IN ({listed})"
    if look.table == "comments":
        return (others, "DELETE FROM tasks WHERE id NOT IN (SELECT task_id FROM comments)")
    return ("DELETE FROM comments", others)


def without(found: Sequence[tuple[Look, Collection[str]]]) -> tuple[str, ...]:
    """What removes rows, and the comments on them first."""
    marks = [
        (look.table, f"{look.key}::text IN ({', '.join(map(quote_text, keys))})")
        for look, keys in found
        if keys
    ]
    comments = [mark for table, mark in marks if table == "comments"]
    tasks = " OR ".join(mark for table, mark in marks if table == "tasks")
    if tasks:
        comments.append(f"task_id IN (SELECT id FROM tasks WHERE {tasks})")
    return (
        *(f"DELETE FROM comments WHERE {mark}" for mark in comments),
        *([f"DELETE FROM tasks WHERE {tasks}"] if tasks else []),
    )


def judge(db: Database, found: Looks, calls: Sequence[str]) -> None:
    """Hold the looks against what PostgreSQL says: of all rows, and of those that they find."""
    # Nobody but a look would stop where a value loses something, or is spelled as no client may.
    own = [look for look in found.looks if "lose something" in look.problem or look.code == "22P02"]
    said, says = found.stop(db), verdict(db, calls)
    note(f"{said}\n{says}")
    event("went on" if said is None else f"stopped: {said[:5]}")
    keys = [(look, found.keys(db, look)) for look in found.looks]
    assert found.counts(db) == [len(each) for _, each in keys]
    assert says is None or said is not None
    for look, each in keys:
        if each and look not in own:
            # Rows that are alike are in each other's way, others each by themselves.
            alone = each if look.code == "23505" else each[:1]
            assert verdict(db, calls, *only(look, alone)) is not None, look
    if said is not None:
        assert verdict(db, calls, *without(keys)) is None


def planned(before: Catalog, after: Catalog) -> tuple[Change, ...]:
    """The changes of an edit that says all that it has to."""
    try:
        return diff(tables(before), after)
    except SchemaError:
        return reject()


def start(db: Database, schema: Catalog) -> None:
    db.empty()
    with patch("codegen.migrate.format_python", dict):
        db.upgrade(History().migrate(schema))


@SETTINGS
@given(edit=edits(), data=st.data())
def test_a_look_stops_an_upgrade_exactly_where_it_would_fail(
    db: Database, edit: tuple[Version, Version], data: st.DataObject
) -> None:
    old, new = edit
    before, after = old.catalog(), new.catalog(old)
    changes = planned(before, after)
    start(db, before)
    fill(db, old, data)

    judge(db, up(before, after), upgrading(changes))


@SETTINGS
@given(edit=edits(), data=st.data())
def test_a_look_stops_a_downgrade_exactly_where_it_would_fail(
    db: Database, edit: tuple[Version, Version], data: st.DataObject
) -> None:
    old, new = edit
    before, after = old.catalog(), new.catalog(old)
    changes = planned(before, after)
    start(db, before)
    make(db, upgrading(changes))
    fill(db, new, data)

    judge(db, down(before, after), downgrading(changes))
