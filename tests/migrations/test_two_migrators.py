"""Migrators that meet each other, and migrators that meet a table in use."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from alembic import command

from codegen.catalog import Catalog
from codegen.read import read_text
from codegen.storage import tables
from tests.api.databases import Databases
from tests.migrations.databases import Database
from tests.migrations.histories import History, catalog, tasks
from tests.migrations.pg_catalogue import created, describe
from tests.migrations.revision_runs import config, generated

ROOT = Path(__file__).parents[2]
BEFORE = tasks("title: { type: string, required: true, max_length: 80 }")
AFTER = tasks(
    """
    title: { type: string, required: true, max_length: 80 }
    size: { type: integer, required: true, backfill: 1, maximum: 5 }
    """
)


@pytest.mark.parametrize("project", [".", "examples/tracker"])
def test_real_migrators_that_start_at_once_both_finish(databases: Databases, project: str) -> None:
    url = databases.create(databases.unused_name("at_once"))
    alembic = [sys.executable, "-m", "alembic", "-c", str(ROOT / "pyproject.toml")]
    if project != ".":
        alembic = [sys.executable, "-m", "codegen.dev.alembic"]
    processes = [
        subprocess.Popen(
            [*alembic, "upgrade", "head"],
            cwd=ROOT / project,
            env={**os.environ, "DATABASE_URL": url, "DATABASE_URL_UNPOOLED": url},
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]

    said = [(process.communicate(timeout=100)[1], process.returncode) for process in processes]

    assert said == [("", 0)] * 3
    schema = read_text((ROOT / project / "schema.yaml").read_text(encoding="utf-8"))
    with psycopg.connect(url, autocommit=True) as connection:
        assert describe(connection) == created(connection, tables(schema))


@contextmanager
def in_use(url: str, seconds: float) -> Iterator[None]:
    """Somebody reads the table, and takes that long to end the transaction."""
    begun = threading.Event()

    def use() -> None:
        with psycopg.connect(url) as connection:
            connection.execute("SELECT FROM tasks")
            begun.set()
            time.sleep(seconds)

    user = threading.Thread(target=use)
    user.start()
    begun.wait()
    try:
        yield
    finally:
        user.join()


def migrated(folder: Path, url: str, before: Catalog = BEFORE, after: Catalog = AFTER) -> None:
    history = History()
    history.migrate(before)
    history.write(folder)
    with generated():
        command.upgrade(config(folder, url), "head")
    history.migrate_all(after)
    history.write(folder)


def test_a_migration_waits_for_a_table_in_use_and_is_tried_again(
    tmp_path: Path, db: Database, migrated_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    migrated(tmp_path, migrated_url)
    began = time.monotonic()

    with in_use(migrated_url, 3.0), generated():
        command.upgrade(config(tmp_path, migrated_url, pauses=[0.1] * 50), "head")

    assert time.monotonic() - began > 2.9
    assert "A table is in use; again in 0.1 s." in caplog.messages
    db.assert_like_new(AFTER)


def test_while_it_pauses_those_behind_it_pass(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    migrated(tmp_path, migrated_url)
    waited: list[float] = []

    def read(over: threading.Event) -> None:
        with psycopg.connect(migrated_url, autocommit=True) as connection:
            while not over.is_set():
                began = time.monotonic()
                connection.execute("SELECT title FROM tasks")
                waited.append(time.monotonic() - began)
                over.wait(0.01)

    over = threading.Event()
    reader = threading.Thread(target=read, args=(over,))
    with in_use(migrated_url, 2.5), generated():
        reader.start()
        command.upgrade(config(tmp_path, migrated_url, pauses=[0.5] * 20), "head")
        over.set()
        reader.join()

    assert 0.3 < max(waited) < 1.5
    db.assert_like_new(AFTER)


def two_tables(*fields: str) -> Catalog:
    listed = "".join(f"      {each}: {{ type: string, nullable: true }}\n" for each in fields)
    return catalog(
        f"""
folder:
  fields:
      title: {{ type: string, nullable: true }}
{listed}
task:
  fields:
      title: {{ type: string, nullable: true }}
{listed}
"""
    )


def wait_for(url: str, table: str) -> None:
    """Wait until somebody waits for the table."""
    asked = "SELECT FROM pg_locks WHERE NOT granted AND relation = %s::regclass"
    until = time.monotonic() + 10
    with psycopg.connect(url, autocommit=True) as connection:
        while connection.execute(asked, [table]).fetchone() is None:
            assert time.monotonic() < until
            time.sleep(0.01)


def test_where_a_client_and_the_migration_wait_for_each_other_the_migration_gives_way(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    migrated(tmp_path, migrated_url, two_tables(), two_tables("colour"))

    def migrate() -> None:
        with generated():
            command.upgrade(config(tmp_path, migrated_url, pauses=[0.5] * 20), "head")

    migration = threading.Thread(target=migrate)
    with psycopg.connect(migrated_url) as client, psycopg.connect(migrated_url) as other:
        client.execute("SELECT FROM folders")
        other.execute("SELECT FROM tasks")
        migration.start()
        wait_for(migrated_url, "tasks")
        threading.Timer(0.3, other.rollback).start()
        # It waits behind the migration, which gets this table soon, and then waits for the other.
        client.execute("SELECT FROM tasks")
    migration.join()

    db.assert_like_new(two_tables("colour"))
