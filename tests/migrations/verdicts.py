"""What PostgreSQL itself says of an edit, on whatever rows there are; none of it stays."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from codegen.migrate.calls import execute
from codegen.migrate.changes import Change
from codegen.migrate.operations import way
from codegen.migrate.way import Way
from tests.migrations.databases import Database
from tests.migrations.looking import told
from tests.migrations.revision_runs import run

OF_ROWS = ("22", "23", "P0001")
"""How the codes begin of errors that are about rows; others are about the revision."""


class TakenBackError(Exception):
    """Nothing was in the way of a revision that is taken back at its end."""


def make(db: Database, calls: Sequence[str]) -> None:
    """Make the changes that some calls make, in a transaction."""
    listed = "\n".join(f"    {call}" for call in [*calls, "pass"])
    revision = (
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "from sqlalchemy.dialects import postgresql\n"
        "from tests.migrations.verdicts import TakenBackError\n"
        f"def upgrade():\n{listed}\n"
    )
    run(db.alchemy, revision, "upgrade")


def verdict(db: Database, calls: Sequence[str], *first: str) -> str | None:
    """What PostgreSQL says of some calls, made behind some statements; None is nothing."""
    calls = [*map(execute, first), *calls]
    try:
        make(db, [*calls, "raise TakenBackError"])
    except TakenBackError:
        return None
    except sa.exc.DBAPIError as error:
        said = told(error)
        if said.startswith(OF_ROWS):
            return said
        raise
    raise AssertionError("a revision was not taken back")


def upgrading(changes: Sequence[Change]) -> list[str]:
    """The calls of an upgrade within a transaction, in the order of its turns."""
    ways = [way(change) for change in changes]
    begun = [call for each in ways for call in each.before]
    return begun + _finished(ways)


def downgrading(changes: Sequence[Change]) -> list[str]:
    """The calls of the downgrade from the same changes."""
    ways = {change: way(change) for change in changes}
    second = [
        change
        for change, each in ways.items()
        if each.late and not each.before and any(every.before for every in ways.values())
    ]
    first = [change for change in changes if change not in second]
    return [*_undone(second[::-1]), *_undone(first[::-1])]


def _undone(changes: Sequence[Change]) -> list[str]:
    ways = [way(change.reverse()) for change in changes]
    if not any(each.before for each in ways):
        return _finished(ways)
    made = [
        call
        for each in ways
        for call in (*each.before, *(a.inside for a in each.apart if a.inside), *each.after)
    ]
    return [*made, *(call for each in ways for call in each.last)]


def _finished(ways: Sequence[Way]) -> list[str]:
    return [
        *(each.inside for made in ways for each in made.apart if each.inside),
        *(call for made in ways for call in made.after),
        *(call for made in ways for call in made.last),
    ]
