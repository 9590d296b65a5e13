"""A transaction that changes several tables takes them at once, as clients come upon them."""

from __future__ import annotations

import threading
from pathlib import Path
from uuid import uuid4

import psycopg
from alembic import command

from codegen.catalog import Catalog
from tests.migrations.databases import Database
from tests.migrations.histories import History, catalog
from tests.migrations.revision_runs import config, generated


def schema(*fields: str) -> Catalog:
    listed = "".join(f"      {each}: {{ type: integer, nullable: true }}\n" for each in fields)
    return catalog(
        f"project:\n  fields:\n      size: {{ type: integer, nullable: true }}\n{listed}"
        f"task:\n  fields:\n      size: {{ type: integer, nullable: true }}\n{listed}"
        "  relations:\n      project: { belongs_to: project, nullable: true }\n"
    )


def test_tables_are_taken_once_and_those_that_refer_to_others_first() -> None:
    history = History()
    history.migrate(schema())
    (revision,) = history.migrate_all(schema("more"))

    for direction in revision.split("def ")[1:]:
        assert direction.index('LOCK TABLE "tasks", "projects"') < direction.index("_column(")


def test_one_table_needs_no_more_than_its_own_statements() -> None:
    history = History()
    history.migrate(catalog("task:\n  fields:\n    size: { type: integer, nullable: true }\n"))
    after = catalog("task:\n  fields:\n    size: { type: integer, default: 0, backfill: 0 }\n")

    assert all("LOCK TABLE" not in revision for revision in history.migrate_all(after))


def test_a_migration_gets_through_between_clients_that_write_all_the_time(
    tmp_path: Path, db: Database, migrated_url: str
) -> None:
    history = History()
    history.migrate(schema())
    history.write(tmp_path)
    with generated():
        command.upgrade(config(tmp_path, migrated_url), "head")
    history.migrate_all(schema("more"))
    history.write(tmp_path)
    project, over, told = uuid4(), threading.Event(), list[str]()
    db.plain.execute("INSERT INTO projects (id, user_id) VALUES (%s, 'ada')", [project])

    def write() -> None:
        insert = "INSERT INTO tasks (id, user_id, project_id) VALUES (%s, 'ada', %s)"
        with psycopg.connect(migrated_url, autocommit=True) as client:
            client.prepare_threshold = None
            while not over.is_set():
                try:
                    client.execute(insert, [uuid4(), project])
                except psycopg.Error as error:
                    told.append(str(error))

    clients = [threading.Thread(target=write) for _ in range(4)]
    for each in clients:
        each.start()
    try:
        with generated():
            command.upgrade(config(tmp_path, migrated_url, pauses=[0.1] * 3), "head")
    finally:
        over.set()
        for each in clients:
            each.join()

    assert told == []
    db.assert_like_new(schema("more"))
