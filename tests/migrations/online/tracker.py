"""How `examples/tracker` came to be: from a first small schema, edit by edit, to its present one.

`python -m tests.migrations.online.tracker` runs the history on 100,000 tasks while clients read and
write them, and prints what was edited, planned and seen.
"""

from __future__ import annotations

import argparse
import copy
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import yaml

from codegen.catalog import Catalog
from codegen.dev.postgres import embedded
from codegen.read import read_text
from codegen.storage import tables
from tests.migrations.histories import History
from tests.migrations.killing import Migrators, Order, migrators
from tests.migrations.online.edits import BREAKS, UNDEFINED
from tests.migrations.online.load import DEADLOCK, OWNERS, Watch, loaded
from tests.migrations.pg_catalogue import created, describe

Object = dict[str, Any]

PRESENT = Path(__file__).parents[3] / "examples" / "tracker" / "schema.yaml"
TOLD = UNDEFINED | BREAKS | {DEADLOCK}
"""What clients of the version of before are told, who then send what the new version sends."""

SHOWN = 3
"""How many changes of a plan are printed."""

FIRST = """
spec: 1
api: { title: Tracker, version: 0.1.0 }
owner: { path_param: user_id, type: string, max_length: 64 }
enums: { Status: { values: [todo, doing, done, canceled] } }
resources:
  project:
    fields: { name: { type: string, required: true, min_length: 1, max_length: 120 } }
  todo:
    fields:
      name: { type: string, required: true, min_length: 1, max_length: 80 }
      notes: { type: text, nullable: true, max_length: 10000 }
      status: { type: Status, default: todo }
      minutes: { type: integer, nullable: true }
      due_on: { type: date, nullable: true }
      starred: { type: boolean, default: false }
removed: {}
"""


@dataclass(frozen=True)
class Edit:
    """What is edited, in words, and as a function of the schema."""

    name: str
    change: str
    """The part of the schema that is other than before, as YAML; null takes away."""


EDITS = (
    Edit("Call todos tasks, and their names titles", """
        resources:
          todo: null
          task: { renamed_from: todo, fields: { name: null,
            title: { type: string, required: true, min_length: 1, max_length: 80,
              renamed_from: name } } }"""),
    Edit("Allow longer titles, and say what they are", """
        resources: { task: { fields: { title: { renamed_from: null, max_length: 200,
          description: "What is to be done, in a few words." } } } }"""),
    Edit("Spell cancelled with two l", """
        enums: { Status: { values: [todo, doing, done, cancelled],
          renamed_values: { canceled: cancelled } } }"""),
    Edit("Let a task be due at a time of the day", """
        resources: { task: { fields: { due_on: null, due_at: { type: datetime, nullable: true,
          renamed_from: due_on, convert: "(due_at + time '18:00') AT TIME ZONE 'UTC'" } } } }"""),
    Edit("Count hours instead of minutes", """
        resources: { task: { fields: { due_at: { renamed_from: null, convert: null }, minutes: null,
          estimate: { type: decimal, precision: 6, scale: 2, minimum: 0, nullable: true,
            renamed_from: minutes, convert: "round(estimate / 60.0, 2)" } } } }"""),
    Edit("Give tasks a priority, high where they are starred", """
        enums: { Priority: { values: [low, normal, high] } }
        resources: { task: { fields: { estimate: { renamed_from: null, convert: null },
          priority: { type: Priority, default: normal,
            backfill: { sql: "CASE WHEN starred THEN 'high' ELSE 'normal' END" } } } } }"""),
    Edit("Drop the stars", """
        resources: { task: { fields: { starred: null, priority: { backfill: null } } } }
        removed: { task.starred: {} }"""),
    Edit("Note when a task was completed, and hold all rows to it", """
        resources: { task: { fields: { completed_at: { type: datetime, nullable: true,
          backfill: { sql: "CASE WHEN status = 'done' THEN updated_at END" } } },
          checks: { done_has_time: "(status = 'done') = (completed_at IS NOT NULL)" } } }
        removed: { task.starred: null }"""),
    Edit("Give projects a slug that is theirs alone", """
        resources: { project: { fields: { slug: { type: slug, required: true, max_length: 60,
          backfill: { sql: "'p-' || id" } } }, unique: { project_slug: [slug] } } }"""),
    Edit("Put tasks into projects, and below each other", """
        resources: { project: { fields: { slug: { backfill: null } } }, task: { relations: {
          project: { belongs_to: project, nullable: true },
          parent: { belongs_to: task, nullable: true } } } }"""),
    Edit("Keep the tasks of a project that is deleted", """
        resources: { task: { relations: { project: { on_delete: set_null } } } }"""),
    Edit("Find tasks by what is asked for", """
        resources: { task: { indexes: {
          task_open_due: { fields: [status, due_at], where: "status <> 'done'" },
          task_due: [due_at], task_created: [created_at],
          task_priority_due: { fields: [priority, due_at], include: [title] } } } }"""),
    Edit("Tag tasks, and comment on them", """
        resources:
          tag: { fields: { label: { type: string, required: true, min_length: 1, max_length: 40 } },
            unique: { tag_label: [label] } }
          comment: { parent: task, fields: { body: { type: text, required: true, min_length: 1,
            max_length: 5000 } } }
          task: { relations: { tags: { many_to_many: tag, through: task_tag } } }"""),
)  # fmt: skip


def schemas() -> Iterator[tuple[Edit, str]]:
    """The schema after each edit, as text, and the present one after the last."""
    schema: Object = yaml.safe_load(FIRST)
    for edit in EDITS:
        schema = merged(schema, yaml.safe_load(edit.change))
        yield edit, json.dumps(schema)
    yield Edit("All else: countries, people, memberships, reactions", ""), PRESENT.read_text()


def merged(schema: Object, change: Object) -> Object:
    """The schema with a change merged in."""
    made = copy.copy(schema)
    for key, value in change.items():
        if value is None:
            made.pop(key, None)
        elif isinstance(value, dict):
            # What is renamed keeps what it has.
            kept = schema.get(key, schema.get(str(value.get("renamed_from")), {}))
            made[key] = merged(kept if isinstance(kept, dict) else {}, value)
        else:
            made[key] = value
    return made


def fill(url: str, rows: int) -> None:
    """Todos of several users, as they would be on a day like any other."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            """
            INSERT INTO todos (id, user_id, name, notes, status, minutes, due_on, starred)
            SELECT gen_random_uuid(), 'owner-' || number %% %s, 'todo ' || number,
                CASE WHEN number %% 3 = 0 THEN repeat('n', 60) END,
                (ARRAY['todo', 'doing', 'done', 'canceled'])[1 + number %% 4],
                CASE WHEN number %% 2 = 0 THEN number %% 480 END,
                CASE WHEN number %% 5 = 0 THEN date '2026-01-01' + number %% 365 END,
                number %% 7 = 0
            FROM generate_series(1, %s) AS number
            """,
            [OWNERS, rows],
        )
        connection.execute(
            "INSERT INTO projects (id, user_id, name)"
            " SELECT gen_random_uuid(), 'owner-' || n, 'home' FROM generate_series(0, %s) AS n",
            [OWNERS - 1],
        )
        connection.execute("VACUUM ANALYZE")


@dataclass(frozen=True)
class Told:
    """What the transcript says of an edit."""

    number: int
    edit: Edit
    summary: tuple[str, ...]
    files: tuple[str, ...]
    seconds: float
    watch: Watch
    rows: int

    def lines(self) -> Iterator[str]:
        yield f"{self.number:2}. {self.edit.name}"
        shown = self.summary[:SHOWN]
        more = f" (and {len(self.summary) - SHOWN} more)" if len(self.summary) > SHOWN else ""
        yield f"    plan   {'; '.join(shown)}{more}"
        yield f"    files  {', '.join(self.files)}"
        told = f", told {', '.join(sorted(self.watch.told))}" if self.watch.told else ""
        yield (
            f"    run    {self.seconds:.1f} s, longest stall {self.watch.longest:.2f} s of "
            f"{self.watch.statements:,} statements, {self.rows:,} tasks{told}"
        )


def history(url: str, folder: Path, forking: Migrators, rows: int) -> Iterator[Told]:
    """Migrate through all edits under load; after each, the catalogue is that of a new database."""
    past, before = History(), read_text(FIRST)
    run(past, before, folder, forking, url)
    fill(url, rows)
    for number, (edit, text) in enumerate(schemas(), 1):
        after = read_text(text)
        planned = past.plan(after)
        assert planned is not None, edit.name
        known = set(past.revisions)
        past.migrate_all(after)
        past.write(folder)
        with loaded(url, before, after, TOLD) as watch:
            began = time.monotonic()
            assert forking.run(Order(str(folder), url)).code == 0, edit.name
            seconds = time.monotonic() - began
        assert watch.errors == [], (edit.name, watch.errors[:3])
        with psycopg.connect(url, autocommit=True) as connection:
            assert describe(connection) == created(connection, tables(after)), edit.name
            table = next(each.name for each in tables(after) if each.name in ("tasks", "todos"))
            (count,) = connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchone() or (
                0,
            )
        files = tuple(sorted(set(past.revisions) - known))
        yield Told(number, edit, planned.summary, files, seconds, watch, count)
        before = after


def run(past: History, schema: Catalog, folder: Path, forking: Migrators, url: str) -> None:
    past.migrate_all(schema)
    past.write(folder)
    assert forking.run(Order(str(folder), url)).code == 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="tracker")
    parser.add_argument("--rows", type=int, default=100_000)
    rows = parser.parse_args().rows
    with (
        tempfile.TemporaryDirectory(prefix="tracker-", ignore_cleanup_errors=True) as folder,
        embedded(Path(folder) / "postgres") as server,
        migrators() as forking,
    ):
        print(f"{rows:,} todos of {OWNERS} users; a writer and a reader all the time")
        for told in history(server.superuser_url, Path(folder) / "project", forking, rows):
            print(*told.lines(), sep="\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
