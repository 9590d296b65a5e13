"""What binds a column that goes does not stay for another that has its name from now on."""

from __future__ import annotations

import pytest

from codegen.diagnostics import SchemaError
from codegen.migrate.diff import diff
from codegen.read import read_text
from codegen.storage import tables
from tests.migrations.databases import Database
from tests.migrations.histories import catalog, tasks


def test_a_relation_that_takes_the_name_of_another_still_refers(db: Database) -> None:
    near, group = "{ belongs_to: task, nullable: true", "group: { belongs_to: task, nullable: true"
    head = "task:\n  fields: { size: { type: integer, default: 1 } }\n  relations:\n"
    before = catalog(f"{head}    near: {near} }}\n    {group} }}\n")
    after = catalog(f"{head}    {group}, renamed_from: near }}\n", "task.group: { replaced: true }")
    history = db.start(before)

    db.there_and_back(history, before, after)


@pytest.mark.parametrize(
    "bound",
    [
        "unique: { once: [size] }",
        "indexes: { sized: { fields: [size], where: size > 3 } }",
        "checks: { big: size > 0 }",
    ],
)
def test_what_is_said_of_a_field_is_said_of_its_successor(db: Database, bound: str) -> None:
    head = "task:\n  fields:\n    size: { type: integer, default: 1"
    before = catalog(
        f"{head}, maximum: 7 }}\n    width: {{ type: integer, default: 2 }}\n  {bound}\n"
    )
    after = catalog(f"{head}, renamed_from: width }}\n  {bound}\n", "task.size: { replaced: true }")
    history = db.start(before)

    db.there_and_back(history, before, after)


SCHEMA = """
spec: 1
api: { title: Test, version: 1.0.0 }
defaults: { timestamps: false }
resources:
  task:
    soft_delete: true
    fields: { size: FIELD }
"""


def test_rows_may_become_alike_where_nobody_asks_them_to_differ_any_more(db: Database) -> None:
    field = "{ type: decimal, precision: 5, scale: 2, required: true }"
    before = read_text(SCHEMA.replace("FIELD", field) + "    unique: { once: [size] }\n")
    converted = '{ type: integer, required: true, convert: "round(size)" }'
    after = read_text(SCHEMA.replace("FIELD", converted))
    history = db.start(before)
    db.fill("tasks", "size", (1.1,), (1.2,))

    db.upgrade(*history.migrate_all(after))

    db.assert_like_new(after)


def test_the_last_day_has_a_text(db: Database) -> None:
    before = tasks("day: { type: date, required: true }\nat: { type: datetime, required: true }")
    after = tasks("day: { type: string, required: true }\nat: { type: string, required: true }")
    history = db.start(before)
    db.fill("tasks", "day, at", ("9999-12-31", "9999-12-31T23:59:59Z"))

    db.there_and_back(history, before, after)

    assert set(db.rows("tasks", "day, at")) == {("9999-12-31", "9999-12-31T23:59:59Z")}


NAMED = "fields: { name: { type: string, required: true } }"
LAST = "(SELECT max(b.id::text)::uuid FROM boards b WHERE b.user_id = tasks.user_id)"
UNDER_PROJECT = f"project: {{ {NAMED} }}\ntask: {{ {NAMED}, parent: project }}"
UNDER_BOARD = (
    f"board: {{ {NAMED}, renamed_from: project }}\n"
    f'task: {{ {NAMED}, parent: {{ resource: board, backfill: {{ sql: "{LAST}" }} }} }}'
)


@pytest.mark.parametrize("more", ["", "\ntask.board: { replaced: true }"])
def test_a_parent_that_is_said_to_be_gone_leaves_nothing_to_the_next(
    db: Database, more: str
) -> None:
    before = catalog(UNDER_PROJECT)
    after = catalog(UNDER_BOARD, f"task.project: {{}}{more}")
    history = db.start(before)
    for name in ("a", "b"):
        db.fill("projects", "name", (name,))
    db.plain.execute(
        "INSERT INTO tasks (id, user_id, name, project_id)"
        " SELECT gen_random_uuid(), user_id, name, id FROM projects"
    )

    db.upgrade(*history.migrate_all(after))

    db.assert_like_new(after)
    found = f"SELECT count(*), bool_and(board_id = {LAST}) FROM tasks"
    assert db.plain.execute(found.encode()).fetchall() == [(8, True)]


def test_a_parent_that_is_another_says_what_became_of_the_former() -> None:
    before = tables(catalog(UNDER_PROJECT))

    with pytest.raises(SchemaError) as refused:
        diff(before, catalog(UNDER_BOARD, "task.board: { replaced: true }"))

    (told,) = refused.value.diagnostics
    assert told.code == "drop-not-declared"
    assert told.hint == "to drop it, add under `removed:`\n    task.project: {}"


@pytest.mark.parametrize("word", ["project", "project_id"])
def test_a_relation_replaces_a_field_that_is_called_like_its_column(word: str) -> None:
    field = "project_id: { type: uuid, nullable: true } } }"
    project, task = f"project: {{ {NAMED} }}\n", f"task: {{ {NAMED}"
    before = catalog(project + task.replace("} }", "}, ") + field)
    related = f"{task}, relations: {{ project: {{ belongs_to: project, nullable: true }} }} }}"
    after = catalog(project + related, f"task.{word}: {{ replaced: true }}")

    lines = [change.line() for change in diff(tables(before), after)]

    assert lines[:2] == ["- tasks.project_id, and its values", "+ tasks.project_id: uuid"]
