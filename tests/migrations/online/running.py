"""The history of edits on a large table under load, edit by edit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from codegen.catalog import Catalog
from codegen.storage import tables
from tests.migrations.histories import History
from tests.migrations.killing import Migrators, Order
from tests.migrations.online.edits import Step, steps
from tests.migrations.online.load import OWNERS, Watch, loaded
from tests.migrations.pg_catalogue import created, describe

STALL = 2.0
"""The longest that a client may wait, in seconds."""


@dataclass(frozen=True)
class Seen:
    """An edit, how long its migration took, and what clients saw of it."""

    step: Step
    revisions: int
    seconds: float
    watch: Watch

    @property
    def line(self) -> str:
        told = f", told {', '.join(sorted(self.watch.told))}" if self.watch.told else ""
        return (
            f"{self.step.edit.name:32} {self.revisions} revision(s) {self.seconds:6.1f} s   "
            f"longest stall {self.watch.longest:5.2f} s ({self.watch.locked:4.2f} s for locks), "
            f"{self.watch.statements} statements{told}"
        )


def fill(url: str, rows: int) -> None:
    """A table with that many rows of several owners, as it would be on a day like any other."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            """
            INSERT INTO tasks (id, user_id, title, notes, status, size, price)
            SELECT gen_random_uuid(), 'owner-' || number %% %s, 'task ' || number,
                CASE WHEN number %% 3 = 0 THEN repeat('n', 80) END,
                (ARRAY['todo', 'doing', 'done'])[1 + number %% 3],
                CASE WHEN number %% 2 = 0 THEN number %% 100 END, number %% 1000
            FROM generate_series(1, %s) AS number
            """,
            [OWNERS, rows],
        )
        connection.execute("VACUUM ANALYZE tasks")


def online(
    url: str, folder: Path, forking: Migrators, rows: int, only: Callable[[Step], bool]
) -> Iterator[Seen]:
    """Migrate through the history; only some of the edits are watched."""
    history, first = History(), True
    for step in steps():
        if first:
            migrate(history, step.before, folder, forking, url)
            fill(url, rows)
            first = False
        if only(step):
            began = time.monotonic()
            with loaded(url, step.before, step.after, step.edit.documented) as watch:
                began = time.monotonic()
                count = migrate(history, step.after, folder, forking, url)
                seconds = time.monotonic() - began
            with psycopg.connect(url, autocommit=True) as connection:
                assert describe(connection) == created(connection, tables(step.after))
            yield Seen(step, count, seconds, watch)
        else:
            migrate(history, step.after, folder, forking, url)


def migrate(history: History, schema: Catalog, folder: Path, forking: Migrators, url: str) -> int:
    """Write the next revisions, and run them in a process of their own."""
    count = len(history.migrate_all(schema))
    history.write(folder)
    assert forking.run(Order(str(folder), url)).code == 0
    return count
