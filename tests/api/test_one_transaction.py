"""Operations that share a transaction: each works as it does alone, and all end as one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from generated.config import Settings
from generated.database import Database
from generated.errors import NotFound
from generated.joined import JoinedDatabase, join
from generated.pagination import PageQuery
from generated.schemas.task import TaskComplete, TaskCreate, TaskUpdate
from generated.security import SecuredDatabase
from generated.services.task import CREATE
from overrides.task import TaskService

MILK = TaskCreate(title="Buy milk")
ABSENT = UUID(int=0)


def run(url: str, doing: Callable[[Database], Awaitable[None]]) -> None:
    """Do something with a database that is closed afterwards."""

    async def whole() -> None:
        database = Database(Settings(database_url=url))
        try:
            await doing(database)
        finally:
            await database.close()

    asyncio.run(whole())


async def titles(database: Database, owner: str) -> list[str]:
    page = await TaskService(database, owner).list(PageQuery(limit=50))
    return [task.title for task in page.items]


def test_nothing_is_seen_before_the_end_and_everything_after_it(
    database_url: str, alice: str
) -> None:
    async def doing(database: Database) -> None:
        async with join(database) as joined:
            service = TaskService(joined, alice)
            created = await service.create(MILK)
            await service.update(created.id, TaskUpdate(title="Buy tea"))
            await service.complete(created.id, TaskComplete())
            assert await titles(joined, alice) == ["Buy tea"]
            assert await titles(database, alice) == []
        found = await TaskService(database, alice).get(created.id)
        assert (found.title, found.completed) == ("Buy tea", True)

    run(database_url, doing)


def test_what_is_raised_at_the_end_undoes_everything(database_url: str, alice: str) -> None:
    async def doing(database: Database) -> None:
        async def failing() -> None:
            async with join(database) as joined:
                service = TaskService(joined, alice)
                created = await service.create(MILK)
                await service.complete(created.id, TaskComplete())
                await service.get(ABSENT)

        with pytest.raises(NotFound):
            await failing()
        assert await titles(database, alice) == []

    run(database_url, doing)


def test_a_refused_statement_that_is_caught_undoes_only_itself(
    database_url: str, alice: str
) -> None:
    async def doing(database: Database) -> None:
        async with join(database) as joined:
            created = await TaskService(joined, alice).create(MILK)
            twice = {"id": created.id, "user_id": alice, "title": "Again"}
            with pytest.raises(IntegrityError):
                await joined.fetch_all(CREATE, twice)
            with pytest.raises(IntegrityError):
                await joined.fetch_one(CREATE, twice)
            assert await titles(joined, alice) == ["Buy milk"]
        assert await titles(database, alice) == ["Buy milk"]

    run(database_url, doing)


def test_a_transaction_within_it_that_fails_and_is_caught_undoes_only_itself(
    database_url: str, alice: str
) -> None:
    async def failing(joined: Database, id_: UUID) -> None:
        async with joined.transaction() as session:
            row = await TaskService(joined, alice).locked(session, id_)
            row.title = "Never stored"
            await session.flush()
            raise ZeroDivisionError

    async def doing(database: Database) -> None:
        async with join(database) as joined:
            service = TaskService(joined, alice)
            kept = await service.create(MILK)
            with pytest.raises(ZeroDivisionError):
                await failing(joined, kept.id)
            await service.complete(kept.id, TaskComplete())
        found = await TaskService(database, alice).get(kept.id)
        assert (found.title, found.completed) == ("Buy milk", True)

    run(database_url, doing)


def test_a_row_that_was_changed_in_between_is_read_anew(database_url: str, alice: str) -> None:
    async def doing(database: Database) -> None:
        async with join(database) as joined:
            service = TaskService(joined, alice)
            created = await service.create(MILK)
            await service.complete(created.id, TaskComplete())
            await service.update(created.id, TaskUpdate(title="Buy tea", completed=False))
            shown = await service.complete(created.id, TaskComplete())
        assert (shown.title, shown.completed) == ("Buy tea", True)

    run(database_url, doing)


def test_it_works_within_the_database_of_one_owner_and_the_other_way_round(
    database_url: str, alice: str
) -> None:
    async def doing(database: Database) -> None:
        asked = text("SELECT current_setting('app.user_id', true) AS owner")
        async with join(SecuredDatabase(database, alice)) as joined:
            found = await joined.fetch_one(asked, {})
            assert found is not None
            assert found["owner"] == alice
            await TaskService(joined, alice).create(MILK)
        async with join(database) as joined:
            secured = SecuredDatabase(joined, alice)
            await TaskService(secured, alice).create(MILK)
            async with secured.transaction() as session:
                assert (await session.execute(asked)).scalar() == alice
            assert isinstance(joined, JoinedDatabase)
        assert await titles(database, alice) == ["Buy milk", "Buy milk"]

    run(database_url, doing)
