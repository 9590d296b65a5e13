"""What the version of before meets while a revision runs: it writes rows as it knows them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby

import psycopg
import pytest
import sqlalchemy as sa

from tests.migrations.databases import Database
from tests.migrations.histories import tasks

TITLE = "title: { type: string, required: true }\n"
SIZE = "size: { type: integer, nullable: true }"
WRITES = {
    "insert": "INSERT INTO tasks (id, user_id, title) VALUES (gen_random_uuid(), 'ada', 'a')",
    # The row that was written last has no value yet, if any has none.
    "update": "UPDATE tasks SET title = title || 'x' WHERE user_id = 'ada'",
}
Answer = dict[str, str | None]


@contextmanager
def writing(db: Database) -> Iterator[list[Answer]]:
    """Write before each statement of a revision, and at the end; yields what came of it."""
    answers: list[Answer] = []
    address = db.plain.info.dsn, db.plain.info.password

    def write(*_: object) -> None:
        with psycopg.connect(address[0], password=address[1], autocommit=True) as client:
            client.execute("SET lock_timeout = '20ms'")
            found = {name: refused(client, statement) for name, statement in WRITES.items()}
        # While the migration has its locks, others wait for it: they are told nothing.
        if "LockNotAvailable" not in found.values():
            answers.append(found)

    sa.event.listen(db.alchemy, "before_cursor_execute", write)
    try:
        yield answers
        write()
    finally:
        sa.event.remove(db.alchemy, "before_cursor_execute", write)


def refused(client: psycopg.Connection, statement: str) -> str | None:
    """Why a statement is refused, or None where it is not."""
    try:
        client.execute(statement.encode())
    except psycopg.Error as error:
        return type(error).__name__
    return None


def met(db: Database, before: str, after: str) -> list[tuple[str | None, str | None]]:
    """What inserts and updates met, one pair for each stretch of time in which it was the same."""
    first = tasks(TITLE + before)
    history = db.start(first)
    db.fill("tasks", "title", ("a",))
    with writing(db) as answers:
        db.upgrade(*history.migrate_all(tasks(TITLE + after)))
    return [key for key, _ in groupby((each["insert"], each["update"]) for each in answers)]


GOOD, CHECKED, REQUIRED = (None, None), "CheckViolation", "NotNullViolation"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", SIZE),
        ("", "size: { type: integer, default: 3, maximum: 5 }"),
        ("", "size: { type: integer, default: 3, backfill: 4 }"),
        ("", "size: { type: integer, default: 3, backfill: { sql: length(title) } }"),
        ("", "key: { type: uuid, default: uuid }"),
        (SIZE, "size: { type: integer, default: 3, backfill: 4 }"),
    ],
)
def test_nobody_is_refused_at_any_moment_where_there_is_a_default(
    db: Database, before: str, after: str
) -> None:
    assert met(db, before, after) == [GOOD]


def test_a_constant_is_required_of_new_rows_once_the_first_revision_is_through(
    db: Database,
) -> None:
    after = "size: { type: integer, required: true, backfill: 3 }"

    assert met(db, "", after) == [GOOD, (REQUIRED, None)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "size: { type: integer, required: true, backfill: { sql: length(title) } }"),
        ("", "key: { type: uuid, required: true, backfill: uuid }"),
        (SIZE, "size: { type: integer, required: true, backfill: 3 }"),
    ],
)
def test_rows_without_a_value_are_refused_from_the_rule_on_until_they_are_filled(
    db: Database, before: str, after: str
) -> None:
    assert met(db, before, after) == [
        GOOD,
        (CHECKED, CHECKED),
        (CHECKED, None),
        (REQUIRED, None),
    ]
