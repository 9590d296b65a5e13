"""A database in a test: run revisions on it, put rows in, compare what the catalogue says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import sqlalchemy as sa

from codegen.catalog import Catalog
from codegen.storage import Table, tables
from tests.migrations.histories import History
from tests.migrations.pg_catalogue import created, describe
from tests.migrations.revision_runs import run

OWNERS = ("ada", "ada", "grace", "edsger")
"""Whose rows `fill` makes: one each."""


@dataclass(frozen=True)
class Database:
    """A database, with a connection to look at it and one to run revisions on."""

    plain: psycopg.Connection
    alchemy: sa.Connection

    def empty(self) -> None:
        """Remove whatever is there."""
        self.plain.execute("DROP SCHEMA public CASCADE")
        self.plain.execute("CREATE SCHEMA public")

    def fill(self, table: str, columns: str = "", *rows: tuple[object, ...]) -> None:
        """Insert a row for each owner; `rows` give the values of the named columns in turn."""
        names = f"id, user_id, {columns}" if columns else "id, user_id"
        for number, owner in enumerate(OWNERS):
            values = rows[number % len(rows)] if rows else ()
            places = ", ".join(["gen_random_uuid()", "%s", *("%s" for _ in values)])
            statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'
            self.plain.execute(statement.encode(), [owner, *values])

    def rows(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        """The named columns of all rows, in the order of the keys."""
        statement = f'SELECT {columns} FROM "{table}" ORDER BY user_id, id'
        return self.plain.execute(statement.encode()).fetchall()

    def upgrade(self, *revisions: str) -> None:
        """Run the upgrades, each in a transaction."""
        for revision in revisions:
            run(self.alchemy, revision, "upgrade")

    def downgrade(self, *revisions: str) -> None:
        """Run the downgrades, the last revision first, each in a transaction."""
        for revision in revisions[::-1]:
            run(self.alchemy, revision, "downgrade")

    def assert_like_new(self, schema: Catalog, kept: Sequence[Table] = ()) -> None:
        """The catalogue is that of a database which never had another schema.

        What is retired in the tables `kept` is there besides.
        """
        assert describe(self.plain) == created(self.plain, with_retired(tables(schema), kept))

    def start(self, schema: Catalog) -> History:
        """Make the tables of a schema by its first revision."""
        history = History()
        self.upgrade(history.migrate(schema))
        self.assert_like_new(schema)
        return history

    def there_and_back(self, history: History, before: Catalog, after: Catalog) -> tuple[str, ...]:
        """Migrate to a schema, back, and there again, and look at the catalogue each time.

        Returns the revisions, the last of which has been run.
        """
        old = history.tables()
        revisions = history.migrate_all(after)
        new = history.tables()
        self.upgrade(*revisions)
        self.assert_like_new(after, new)
        self.downgrade(*revisions)
        self.assert_like_new(before, old)
        self.upgrade(*revisions)
        self.assert_like_new(after, new)
        assert history.plan(after) is None
        return revisions


def with_retired(new: tuple[Table, ...], kept: Sequence[Table]) -> tuple[Table, ...]:
    """The tables, with the retired columns and the retired tables among those that are kept."""
    columns = {table.name: table.retired_columns for table in kept}
    return (
        *(replace(each, columns=(*each.columns, *columns.get(each.name, ()))) for each in new),
        *(table for table in kept if table.retired),
    )


@contextmanager
def interrupted_at(connection: sa.Connection, number: int) -> Iterator[list[str]]:
    """Let the connection's statement of that number fail; yields the statements until then."""
    seen: list[str] = []

    def count(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)
        if len(seen) == number:
            raise InterruptedError

    sa.event.listen(connection, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        sa.event.remove(connection, "before_cursor_execute", count)
