"""Values get out of each other's way: what held before an edit does not stop what comes of it."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog
from tests.migrations.looking import down, told, up
from tests.migrations.test_looks import WORDS

CODE = "task: {{ fields: {{ code: {{ {code} }} }}, soft_delete: {kept}, unique: {{ {unique} }} }}"
NULL, FILLED = "type: integer, nullable: true", "type: integer, required: true, backfill: 3"
TEXT = "type: string, nullable: true, max_length: 9"
CUT = 'type: string, nullable: true, max_length: 1, convert: "left(code, 1)"'
NUMBER = 'type: integer, nullable: true, convert: "char_length(code)"'


@pytest.mark.parametrize(
    ("kept", "unique"),
    [("true", ""), ("true", "task_code: [code, id]"), ("false", "task_code: [code, id]")],
    ids=["dropped", "replaced", "replaced without soft deletion"],
)
@pytest.mark.parametrize(
    ("before", "after", "values"),
    [(NULL, FILLED, (None, None)), (TEXT, CUT, ("ab", "ac")), (TEXT, NUMBER, ("ab", "ac"))],
    ids=["filled", "cut", "converted"],
)
def test_rows_may_become_alike_where_they_need_not_differ_any_more(
    db: Database, before: str, after: str, values: tuple[object, ...], unique: str, kept: str
) -> None:
    old = catalog(CODE.format(code=before, kept=kept, unique="task_code: [code]"))
    new = catalog(CODE.format(code=after, kept=kept, unique=unique))
    history = db.start(old)
    for value in values:
        db.fill("tasks", "code", (value,), (None,), (value,), (value,))

    assert up(old, new).stop(db) is None
    db.upgrade(*history.migrate_all(new))

    db.assert_like_new(new)


def test_words_may_change_places_and_become_null_where_null_is_new(db: Database) -> None:
    old = read_text(WORDS.format(words="todo, doing, done", more=""))
    more = ", renamed_values: { todo: doing, doing: todo }, map_removed: { done: null }"
    text = WORDS.format(words="todo, doing", more=more)
    new = read_text(text.replace("required: true", "nullable: true"))
    history = db.start(old)
    db.fill("tasks", "status", ("todo",), ("doing",), ("done",))

    db.upgrade(*history.migrate_all(new))

    db.assert_like_new(new)
    found = db.plain.execute("SELECT status FROM tasks ORDER BY 1").fetchall()
    assert found == [("doing",), ("doing",), ("todo",), (None,)]


@pytest.mark.parametrize("way", ["there", "back"])
def test_a_deleted_row_keeps_no_other_from_going(db: Database, way: str) -> None:
    task = "task: {{ fields: {{ title: {{ type: text, default: a }} }}, soft_delete: {kept} }}"
    relation = "relations: {{ task: {{ belongs_to: task }} }}"
    both = f"{task}\n{task.replace('task', 'note').replace('soft', f'{relation}, soft')}"
    kept, plain = catalog(both.format(kept="true")), catalog(both.format(kept="false"))
    purged = catalog(both.format(kept="false"), "task.deleted_at: {}\nnote.deleted_at: {}")
    history = db.start(kept if way == "there" else plain)
    revisions = history.migrate_all(purged if way == "there" else kept)
    if way == "back":
        db.upgrade(*revisions)
    db.fill("tasks", "deleted_at", ("2026-01-01",), (None,))
    db.plain.execute(
        "INSERT INTO notes (id, user_id, task_id, deleted_at)"
        " SELECT id, user_id, id, deleted_at FROM tasks"
    )

    (db.upgrade if way == "there" else db.downgrade)(*revisions)

    assert len(db.rows("notes", "id")) == len(db.rows("tasks", "id")) == 2


@pytest.mark.parametrize(
    ("type_", "convert"),
    [
        ("boolean", "CASE WHEN title = 'a' THEN true END"),
        ("string, max_length: 3", "nullif(size, 2)::text"),
    ],
    ids=["nothing says what it was", "a cast says what it was"],
)
def test_a_conversion_may_come_to_null_where_null_is_new(
    db: Database, type_: str, convert: str
) -> None:
    task = "task: {{ fields: {{ title: {{ type: text, default: a }}, size: {{ {size} }} }} }}"
    old = catalog(task.format(size="type: integer, required: true"))
    new = catalog(task.format(size=f'type: {type_}, nullable: true, convert: "{convert}"'))
    history = db.start(old)
    db.fill("tasks", "title, size", ("a", 1), ("b", 2))
    assert up(old, new).stop(db) is None
    revisions = history.migrate_all(new)

    db.upgrade(*revisions)

    db.assert_like_new(new)
    assert {*db.rows("tasks", "title, size IS NULL")} == {("a", False), ("b", True)}
    announced = down(old, new).stop(db)
    assert announced is not None
    with pytest.raises(sa.exc.DBAPIError) as stopped:
        db.downgrade(*revisions)
    assert announced == told(stopped.value)
    db.plain.execute("DELETE FROM tasks" + ("" if type_ == "boolean" else " WHERE size IS NULL"))
    db.downgrade(*revisions)
    db.assert_like_new(old)
