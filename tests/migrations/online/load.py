"""Clients that read and write a table while it is migrated, and how long they had to wait."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from codegen.catalog import Catalog
from codegen.storage import Column, Table, WordsRule, tables

PAUSE = 0.002
"""How long a client waits between two statements."""
PAGE = 50
ROWS = frozenset({"23502", "23514"})
"""What a client is told of a row that the other version wrote, until the migration reaches it."""
DEADLOCK = "40P01"
"""What one of two is told who wait for each other: a client, or the migration."""
OWNERS = 500


@dataclass
class Watch:
    """What clients have seen during a migration."""

    longest: float = 0.0
    """The longest that a statement took, in seconds."""
    locked: float = 0.0
    """The longest that one waited for a lock."""
    statements: int = 0
    errors: list[str] = field(default_factory=list)
    """What clients were told beside what is documented."""
    told: set[str] = field(default_factory=set)
    """The documented codes that they were told."""


@dataclass(frozen=True)
class Statements:
    """What one version of the API sends, as its models say."""

    table: Table

    def columns(self) -> sql.Composed:
        return sql.SQL(", ").join(sql.Identifier(column.name) for column in self.table.columns)

    def list(self) -> sql.Composed:
        """A page of an owner's rows, the newest first."""
        query = "SELECT {} FROM {} WHERE user_id = %(owner)s ORDER BY id DESC LIMIT {}"
        return sql.SQL(query).format(self.columns(), self._name(), PAGE)

    def get(self) -> sql.Composed:
        query = "SELECT {} FROM {} WHERE user_id = %(owner)s AND id = %(id)s"
        return sql.SQL(query).format(self.columns(), self._name())

    def insert(self) -> sql.Composed:
        given = [column for column in self.table.columns if column.default is None]
        names = sql.SQL(", ").join(sql.Identifier(column.name) for column in given)
        values = sql.SQL(", ").join(self._value(column) for column in given)
        query = "INSERT INTO {} ({}) VALUES ({}) RETURNING {}"
        return sql.SQL(query).format(self._name(), names, values, self.columns())

    def update(self) -> sql.Composed:
        query = "UPDATE {} SET {} = %(title)s WHERE user_id = %(owner)s AND id = %(id)s"
        title = sql.Identifier(self._title)
        return sql.SQL(f"{query} RETURNING {{}}").format(self._name(), title, self.columns())

    def delete(self) -> sql.Composed:
        query = "DELETE FROM {} WHERE user_id = %(owner)s AND id = %(id)s RETURNING id"
        return sql.SQL(query).format(self._name())

    @property
    def _title(self) -> str:
        return "name" if self.table.column("title") is None else "title"

    def _name(self) -> sql.Identifier:
        return sql.Identifier(self.table.name)

    def _value(self, column: Column) -> sql.Composable:
        """What a new row gets in a column."""
        if column.name == "id":
            return sql.Placeholder("id")
        if column.name == self._title:
            return sql.Placeholder("title")
        if column.name == self.table.owner:
            return sql.Placeholder("owner")
        if column.nullable:
            return sql.NULL
        for check in self.table.checks:
            if check.column == column.name and isinstance(check.rule, WordsRule):
                return sql.Literal(check.rule.words[0])
        return sql.Literal(_VALUES[column.type.partition("(")[0]])


_VALUES = {
    "text": "some",
    "integer": 1,
    "numeric": 1,
    "date": date(2026, 1, 31),
    "timestamp with time zone": datetime(2026, 1, 31, tzinfo=UTC),
}


def statements(schema: Catalog) -> Statements:
    """What a version of the API sends for its tasks, whatever they are called."""
    names = {resource.name: resource.plural for resource in schema.resources}
    plural = next(names[name] for name in ("task", "todo", "job") if name in names)
    return Statements(next(table for table in tables(schema) if table.name == plural))


class Client:
    """A client of the version of before, which becomes one of the version after when it must."""

    def __init__(
        self, url: str, versions: tuple[Statements, Statements], documented: frozenset[str]
    ) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.prepare_threshold = None
        self._versions, self._documented, self._version = versions, documented, 0
        self.watch = Watch()
        self.pid = self._connection.info.backend_pid

    def send(self, what: str, **values: object) -> list[tuple[object, ...]]:
        """Send a statement; where it is refused as documented, as the new version sends it."""
        began = time.monotonic()
        try:
            return self._send(what, values)
        except psycopg.Error as error:
            code = error.sqlstate or "?"
            if code in self._documented:
                self.watch.told.add(code)
            if code == DEADLOCK and code in self._documented:
                # It is over as soon as one of the two has given way.
                return self.send(what, **values)
            if code in self._documented and self._version == 0:
                self._version = 1
                return self.send(what, **values)
            if code in self._documented & ROWS:
                return []
            self.watch.errors.append(f"{what}: {error}")
            return []
        finally:
            self.watch.statements += 1
            self.watch.longest = max(self.watch.longest, time.monotonic() - began)

    def _send(self, what: str, values: dict[str, object]) -> list[tuple[object, ...]]:
        statement: sql.Composed = getattr(self._versions[self._version], what)()
        return self._connection.execute(statement, values).fetchall()

    def close(self) -> None:
        self._connection.close()


def owner(rng: Random) -> str:
    return f"owner-{rng.randrange(OWNERS)}"


def write(client: Client, stop: threading.Event) -> None:
    """Create, change and delete rows, one after the other."""
    rng, kept = Random(1), list[tuple[str, UUID]]()
    while not stop.is_set():
        whose, id_ = owner(rng), uuid4()
        client.send("insert", owner=whose, id=id_, title="new")
        kept.append((whose, id_))
        whose, id_ = rng.choice(kept)
        client.send("update", owner=whose, id=id_, title="changed")
        if len(kept) > 20:
            whose, id_ = kept.pop(0)
            client.send("delete", owner=whose, id=id_)
        stop.wait(PAUSE)


def read(client: Client, stop: threading.Event) -> None:
    """Read pages, and rows in them."""
    rng = Random(2)
    while not stop.is_set():
        whose = owner(rng)
        rows = client.send("list", owner=whose)
        if rows:
            client.send("get", owner=whose, id=rows[-1][0])
        stop.wait(PAUSE)


def look(url: str, pids: list[int], watch: Watch, stop: threading.Event) -> None:
    """See how long the clients wait for locks, however busy the machine is otherwise."""
    query = (
        "SELECT coalesce(max(extract(epoch FROM clock_timestamp() - waitstart)), 0)"
        " FROM pg_locks WHERE NOT granted AND pid = ANY(%s)"
    )
    with psycopg.connect(url, autocommit=True) as connection:
        while not stop.is_set():
            (waited,) = connection.execute(query, [pids]).fetchone() or (0.0,)
            watch.locked = max(watch.locked, float(waited))
            stop.wait(0.02)


@contextmanager
def loaded(
    url: str, before: Catalog, after: Catalog, documented: frozenset[str]
) -> Iterator[Watch]:
    """A writer and a reader for as long as the block runs; what they saw is told at its end."""
    versions = (statements(before), statements(after))
    clients = [Client(url, versions, documented) for _ in range(2)]
    watch, stop = Watch(), threading.Event()
    threads = [
        threading.Thread(target=work, args=(client, stop))
        for work, client in zip((write, read), clients, strict=True)
    ]
    pids = [client.pid for client in clients]
    threads.append(threading.Thread(target=look, args=(url, pids, watch, stop)))
    for thread in threads:
        thread.start()
    try:
        time.sleep(0.15)
        yield watch
        time.sleep(0.15)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
        for client in clients:
            watch.longest = max(watch.longest, client.watch.longest)
            watch.statements += client.watch.statements
            watch.errors += client.watch.errors
            watch.told |= client.watch.told
            client.close()
