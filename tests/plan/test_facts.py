"""What is said of each change is what PostgreSQL does: locks and rewrites, measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql

from codegen.migrate.changes import Change
from codegen.migrate.constraints import AddIndex, DropIndex
from codegen.migrate.operations import way
from codegen.plan import facts
from codegen.plan.fact import Code, Lock
from tests.migrations.databases import Database
from tests.migrations.test_cases import CASES, HERE, history_before, schema

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "plan.md"
LOCKS = """
SELECT DISTINCT replace(mode, 'Lock', '') FROM pg_locks
WHERE pid = pg_backend_pid() AND locktype = 'relation' AND relation = ANY(:there)
"""
OURS = """
SELECT oid, relfilenode FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')
"""
MODES = {lock.name.title().replace("_", ""): lock for lock in Lock}


def sources(change: Change) -> list[str]:
    """The statements of a change, all of which can be run in one transaction."""
    found = way(change)
    inside = [each.inside for each in found.apart if each.inside]
    return [*found.before, *inside, *found.after, *found.last]


def measured(connection: sa.Connection, change: Change) -> tuple[Lock, bool]:
    """The strongest lock that a change takes on what was there, and whether it rewrites a table."""
    there = {row.oid: row.relfilenode for row in connection.execute(sa.text(OURS))}
    context = MigrationContext.configure(connection)
    names = {"op": Operations(context), "sa": sa, "postgresql": postgresql}
    for source in sources(change):
        exec(source, names)
    taken = connection.execute(sa.text(LOCKS), {"there": list(there)}).scalars()
    lock = max((MODES[mode] for mode in taken), default=Lock.NONE)
    after = {row.oid: row.relfilenode for row in connection.execute(sa.text(OURS))}
    rewritten = any(after.get(oid, node) != node for oid, node in there.items())
    return lock, rewritten


@pytest.mark.parametrize("case", CASES)
def test_each_change_takes_the_lock_that_is_said(case: str, db: Database) -> None:
    folder = HERE / "cases" / case
    after = schema(folder, "after")
    assert after is not None
    history = history_before(folder)
    planned = history.plan(after)
    assert planned is not None
    db.upgrade(*history.revisions.values())

    told, seen = [], []
    for change in planned.changes:
        fact = facts(change)
        with db.alchemy.begin():
            lock, rewritten = measured(db.alchemy, change)
        if isinstance(change, AddIndex | DropIndex):
            # Concurrently, it is a weaker one than in the transaction of this test.
            assert fact.lock is Lock.SHARE_UPDATE_EXCLUSIVE
            lock = fact.lock
        told.append((change.line(), fact.lock, fact.rewrite))
        seen.append((change.line(), lock, rewritten))
    assert told == seen


def test_a_lock_is_called_what_postgresql_calls_it(db: Database) -> None:
    for lock in Lock:
        if lock is not Lock.NONE:
            db.plain.execute("CREATE TABLE IF NOT EXISTS t ()")
            with db.plain.transaction():
                db.plain.execute(f"LOCK TABLE t IN {lock.sql} MODE".encode())


def test_every_hazard_is_documented() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", DOCUMENTATION.read_text(encoding="utf-8"), re.M)

    assert [row for row in rows if row in {code.value for code in Code}] == [
        code.value for code in Code
    ]
