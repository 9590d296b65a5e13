"""The looks between two schemas, and what they find in a database."""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.migrate.diff import diff
from codegen.migrate.looks import Look, looking, looks, looks_back
from codegen.migrate.retirement import target
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.revision_runs import run


@dataclass(frozen=True)
class Looks:
    """The looks of an edit in one direction."""

    looks: tuple[Look, ...]

    @property
    def revision(self) -> str:
        """A revision that does nothing but look."""
        calls = "\n".join(f"    {call}" for call in [*looking(self.looks), "pass"])
        return f"from alembic import op\n\n\ndef upgrade() -> None:\n{calls}\n"

    def stop(self, db: Database) -> str | None:
        """What a revision that looks says when it stops, and None where it goes on."""
        try:
            run(db.alchemy, self.revision, "upgrade")
        except sa.exc.DBAPIError as error:
            return told(error)
        return None

    def counts(self, db: Database) -> list[int | None]:
        """How many rows each of the looks finds."""
        found = [db.plain.execute(look.count.encode()).fetchone() for look in self.looks]
        return [None if row is None else row[0] for row in found]

    def keys(self, db: Database, look: Look) -> list[str]:
        """The keys of the rows that a look finds."""
        query = f"SELECT {look.key}::text FROM {look.source} WHERE {look.broken}"
        return [key for (key,) in db.plain.execute(query.encode())]


def told(error: sa.exc.DBAPIError) -> str:
    """What PostgreSQL said of a statement that failed."""
    assert isinstance(error.orig, psycopg.Error)
    said = error.orig.diag
    return f"{said.sqlstate}: {said.message_primary}\nHINT: {said.message_hint}"


def up(before: Catalog, after: Catalog) -> Looks:
    """The looks of the upgrade from one schema to the next."""
    old = tables(before)
    new = target(old, after)
    return Looks(looks(old, new, diff(old, after)))


def down(before: Catalog, after: Catalog) -> Looks:
    """The looks of the downgrade to a schema from the one that followed it."""
    old = tables(before)
    new = target(old, after)
    return Looks(looks_back(old, new, diff(old, after)))
