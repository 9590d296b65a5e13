"""What becomes of values, seen before it does: each thing that a look must not overlook."""

from __future__ import annotations

import pytest

from codegen.read import read_text
from tests.migrations.databases import Database
from tests.migrations.histories import catalog, tasks
from tests.migrations.looking import down, up
from tests.migrations.test_looks import PROJECTS, WORDS
from tests.migrations.test_owner import schema

TEXT, NUMBER = "type: string, required: true", "type: integer, required: true"


@pytest.mark.parametrize(
    ("before", "after", "values", "said"),
    [
        (
            "type: 'string[]', required: true",
            "type: 'string[]', required: true, max_items: 1",
            (["a"], ["a", "b"]),
            "23514: 2 rows of tasks with a of more than 1 items",
        ),
        (
            TEXT,
            f"{NUMBER}, maximum: 5",
            ("5", "6"),
            "23514: 2 rows of tasks with an a above 5",
        ),
        (
            f"{NUMBER}, maximum: 9",
            'type: string, required: true, max_length: 1, convert: "(a * 2)::text"',
            (4, 5),
            "23514: 2 rows of tasks with an a longer than 1 characters",
        ),
        (TEXT, NUMBER, ("5", "x"), "22P02: 2 rows of tasks with an a that cannot become integer"),
        (
            "type: bigint, required: true",
            NUMBER,
            (5, 2**40),
            "22003: 2 rows of tasks with an a that cannot become integer",
        ),
        (
            "type: float, required: true",
            NUMBER,
            (1.0, 1.5),
            "22000: 2 rows of tasks with an a that would lose something as integer",
        ),
        (
            TEXT,
            f'{NUMBER}, convert: "nullif(char_length(a), 2)"',
            ("a", "bb"),
            "23502: 2 rows of tasks with no a",
        ),
    ],
)
def test_values_are_held_against_what_they_become(
    db: Database, before: str, after: str, values: tuple[object, ...], said: str
) -> None:
    old, new = tasks(f"a: {{ {before} }}"), tasks(f"a: {{ {after} }}")
    db.start(old)
    db.fill("tasks", "a", *((value,) for value in values))

    assert (up(old, new).stop(db) or "").startswith(f"{said}, for example")


def test_what_cannot_come_back_is_looked_at(db: Database) -> None:
    old = tasks("a: { type: uuid, nullable: true }")
    new = tasks("a: { type: bytes, nullable: true, convert: \"''::bytea\" }")
    db.start(new)
    db.fill("tasks", "a", (b"x",), (None,))

    said = down(old, new).stop(db) or ""

    assert said.startswith("22000: 2 rows of tasks that hold an a, and nothing says what it is as")


def test_words_that_become_one_may_make_rows_alike(db: Database) -> None:
    unique = "task: { unique: { task_status: [status] },"
    former = WORDS.format(words="todo, done", more="").replace("task: {", unique)
    then = WORDS.format(words="done", more=", map_removed: { todo: done }")
    old, new = read_text(former), read_text(then.replace("task: {", unique))
    db.start(old)
    db.fill("tasks", "status", ("todo",), ("done",))

    assert up(old, new).counts(db) == [2]


def test_a_check_is_held_against_what_nulls_are_filled_with(db: Database) -> None:
    task = "task: {{ fields: {{ a: {{ type: integer, {} }} }}, checks: {{ small: a < 5 }} }}"
    old = catalog(task.format("nullable: true"))
    new = catalog(task.format("required: true, backfill: 7"))
    db.start(old)
    db.fill("tasks", "a", (None,), (1,))

    said = up(old, new).stop(db) or ""

    assert said.startswith("23514: 2 rows of tasks that break the check small, for example")


def test_a_row_of_somebody_else_is_not_there(db: Database) -> None:
    old = catalog(PROJECTS.format(target="project"))
    new = catalog(PROJECTS.format(target="team"))
    db.start(old)
    one = "'00000000-0000-0000-0000-000000000001'"
    for owner in ("ada", "grace"):
        db.plain.execute(f"INSERT INTO projects VALUES ({one}, '{owner}', 'a')".encode())
        db.plain.execute(f"INSERT INTO tasks VALUES ({one}, '{owner}', 'a', {one})".encode())
    db.plain.execute(f"INSERT INTO teams VALUES ({one}, 'ada', 'a')".encode())

    assert "1 row of tasks with a project that is not there" in (up(old, new).stop(db) or "")


def test_what_referred_to_a_deleted_row_when_its_owner_was_another_type_is_missed(
    db: Database,
) -> None:
    fields = "fields: { title: { type: string, default: a } }"
    note = (
        f"note: {{ {fields}, relations: {{ task: {{ belongs_to: task, on_delete: cascade }} }} }}"
    )
    old = schema(f"task: {{ {fields}, soft_delete: true }}\n{note}")
    new = schema(f"task: {{ {fields} }}\n{note}", owner="type: uuid", removed="task.deleted_at: {}")
    db.start(old)
    one = "'00000000-0000-0000-0000-000000000001'"
    task = f"INSERT INTO tasks (id, user_id, deleted_at) VALUES ({one}, {one}, now())"
    db.plain.execute(task.encode())
    db.plain.execute(
        f"INSERT INTO notes (id, user_id, task_id) SELECT {one}, {one}, {one}".encode()
    )

    assert "1 row of notes with a task that is not there" in (up(old, new).stop(db) or "")
