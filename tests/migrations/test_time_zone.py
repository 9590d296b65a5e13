"""A revision means the same wherever it runs: times are read and written in UTC throughout."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from tests.migrations.databases import OWNERS, Database
from tests.migrations.histories import catalog
from tests.migrations.looking import told

LAST, FIRST = "2026-01-31T12:00:00Z", "2026-02-01T03:00:00Z"
"""Instants of two days; in Auckland both are of the second, and in Los Angeles of the first."""


@pytest.fixture(params=["Pacific/Auckland", "America/Los_Angeles"])
def abroad(request: pytest.FixtureRequest, db: Database) -> Database:
    """A database to which whoever migrates has come from another zone."""
    db.alchemy.execute(sa.text(f"SET TIME ZONE '{request.param}'"))
    db.alchemy.commit()
    return db


def test_a_look_reads_a_conversion_as_it_is_made(abroad: Database) -> None:
    task = "task: {{ fields: {{ due: {{ {} }} }}, checks: {{ {} }} }}"
    before = catalog(task.format("type: datetime, nullable: true", ""))
    day = 'type: date, nullable: true, convert: "due::date"'
    after = catalog(task.format(day, "january: due < '2026-02-01'"))
    history = abroad.start(before)
    abroad.fill("tasks", "due", (LAST,), (FIRST,))
    revisions = history.migrate_all(after)

    with pytest.raises(sa.exc.IntegrityError) as caught:
        abroad.upgrade(*revisions)

    assert told(caught.value).startswith("23514: 2 rows of tasks that break the check january, for")
    abroad.plain.execute("DELETE FROM tasks WHERE due = %s", [FIRST])
    abroad.upgrade(*revisions)
    assert abroad.rows("tasks", "due") == [(date(2026, 1, 31),)] * 2


def test_rows_get_what_sql_says_in_utc(abroad: Database) -> None:
    before = catalog("task: { fields: { due: { type: datetime, required: true } } }")
    after = catalog(
        """
        task:
          fields:
            due: { type: datetime, required: true }
            day: { type: date, required: true, backfill: { sql: "due::date" } }
        """
    )
    history = abroad.start(before)
    abroad.fill("tasks", "due", (LAST,))

    abroad.upgrade(*history.migrate_all(after))

    assert abroad.rows("tasks", "day") == [(date(2026, 1, 31),)] * len(OWNERS)


DUE = "fields: { due: { type: datetime, required: true } }"


@pytest.mark.parametrize(
    "members",
    [
        "checks: { recent: due > '2026-01-01' }",
        "indexes: { task_recent: { fields: [due], where: due > '2026-01-01' } }",
    ],
    ids=["check", "index"],
)
def test_a_day_in_a_condition_begins_in_utc(abroad: Database, members: str) -> None:
    before = catalog(f"task: {{ {DUE} }}")
    after = catalog(f"task: {{ {DUE}, {members} }}")
    history = abroad.start(before)

    abroad.there_and_back(history, before, after)

    abroad.empty()
    abroad.start(after)
