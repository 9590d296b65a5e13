"""The guards themselves: each is shown a fault and must find it."""

import asyncio
import logging
from contextlib import suppress

import pytest
from sqlalchemy import (
    Executable,
    Insert,
    and_,
    bindparam,
    delete,
    exists,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from generated.config import Settings
from generated.database import Database
from generated.models.task import Task
from tests.api.guards import LogGuard, SqlGuard

MINE = Task.user_id == bindparam("_owner")
OTHER = aliased(Task)
THEIRS = OTHER.user_id == bindparam("_owner")
COPIED = ["id", "user_id", "title"]
UNSCOPED: dict[str, Executable] = {
    "no condition": select(Task),
    "another condition": select(Task).where(Task.title == bindparam("_owner")),
    "a way around": select(Task).where(or_(MINE, Task.completed)),
    "not equal": select(Task).where(Task.user_id != bindparam("_owner")),
    "compared with itself": select(Task).where(Task.user_id == Task.user_id),
    "only in the subquery": select(Task).where(exists().where(MINE)),
    "not in the subquery": select(Task).where(MINE, Task.id.in_(select(OTHER.id))),
    "update": update(Task).values(completed=True).returning(Task.id),
    "update to another owner": update(Task).where(MINE).values(user_id="eve").returning(Task.id),
    "delete": delete(Task).where(Task.title == "x").returning(Task.id),
    "insert": insert(Task).values(title="x").returning(Task.id),
    "copied from anybody": insert(Task)
    .from_select(COPIED, select(OTHER.id, bindparam("_owner"), OTHER.title))
    .returning(Task.id),
    "copied to another": insert(Task)
    .from_select(COPIED, select(OTHER.id, OTHER.title, OTHER.title).where(THEIRS))
    .returning(Task.id),
    "correlated with nothing": select(Task).where(
        MINE, exists(select(OTHER.id).where(OTHER.title == Task.title).correlate(OTHER))
    ),
    "text": text("SELECT id FROM tasks WHERE user_id = 'alice'"),
}
SCOPED: dict[str, Executable] = {
    "list": select(Task).where(MINE).order_by(Task.id).limit(1),
    "one": select(Task).where(MINE, Task.id == bindparam("_id", None)),
    "grouped": select(Task).where(and_(Task.completed, and_(MINE, Task.title == "x"))),
    "other way round": select(Task).where(bindparam("_owner") == Task.user_id),
    "update": update(Task).where(MINE).values(completed=True).returning(Task.id),
    "delete": delete(Task).where(MINE).returning(Task.id),
    "copied": insert(Task)
    .from_select(COPIED, select(OTHER.id, OTHER.user_id, OTHER.title).where(THEIRS))
    .returning(Task.id),
    "correlated": select(Task).where(
        MINE, exists(select(OTHER.id).where(THEIRS, OTHER.title == Task.title).correlate(Task))
    ),
    "another table": text("SELECT 1 FROM pg_class LIMIT 1"),
}


def send(database_url: str, statement: Executable) -> None:
    async def run() -> None:
        database = Database(Settings.model_validate({"database_url": database_url}))
        plain = isinstance(statement, Insert) and statement.select is None
        owner = {} if plain else {"_owner": "alice"}
        try:
            await database.fetch_all(statement, owner)
        finally:
            await database.close()

    asyncio.run(run())


@pytest.mark.filterwarnings("ignore:Column 'tasks")
@pytest.mark.parametrize("fault", UNSCOPED)
def test_a_statement_that_forgets_the_owner_is_found(
    fault: str, sql: SqlGuard, database_url: str
) -> None:
    with suppress(IntegrityError):  # the database refuses a row without an owner by itself
        send(database_url, UNSCOPED[fault])

    found = sql.take()
    assert len(found) == 1
    assert found[0].startswith("tasks without its owner: ")


@pytest.mark.parametrize("fine", SCOPED)
def test_a_statement_that_names_the_owner_is_let_through(
    fine: str, sql: SqlGuard, database_url: str
) -> None:
    seen = sql.statements
    send(database_url, SCOPED[fine])

    assert sql.statements > seen
    assert sql.found == []


def test_an_error_in_the_log_is_found(log: LogGuard) -> None:
    logging.getLogger("anything").error("it broke: %s", 1)

    assert log.take() == ["anything: it broke: 1"]
