# Generated from schema.yaml; edit the schema, not this file. [seal 3afe89a1f751]
"""Several operations in one transaction: each uses the database as ever, and none commits alone."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import copy
from typing import Protocol, TypeVar

from sqlalchemy import Executable, RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.sql.selectable import SelectBase
from typing_extensions import override

from generated.database import Database, Parameters


class Service(Protocol):
    """What does its work on a database."""

    database: Database


Some = TypeVar("Some", bound=Service)


class JoinedDatabase(Database):
    """The database as seen within a transaction that is open already.

    Whoever is given one finds the interface and the promises of a whole database: what fails and is
    caught undoes itself and nothing else. Only the end is somebody else's: until the transaction
    commits, nothing is. It is one connection, and serves one after the other.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @override
    async def fetch_one(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The one row that the statement finds or changes, or None."""
        async with self._apart(statement):
            result = await self._connection.execute(statement, parameters)
            return result.mappings().one_or_none()

    @override
    async def fetch_all(
        self, statement: Executable, parameters: Parameters
    ) -> Sequence[RowMapping]:
        """All rows that the statement finds."""
        async with self._apart(statement):
            result = await self._connection.execute(statement, parameters)
            return result.mappings().all()

    @override
    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose changes are kept together at the end, or not at all.

        It is a new one each time, which knows nothing of rows that another has changed since.
        """
        within = AsyncSession(
            self._connection,
            join_transaction_mode="create_savepoint",
            expire_on_commit=False,
        )
        async with within as session, session.begin():
            yield session

    @asynccontextmanager
    async def _apart(self, statement: Executable) -> AsyncIterator[None]:
        """What a change that is refused leaves behind: a transaction that can still be used."""
        if isinstance(statement, SelectBase):
            yield
        else:
            async with self._connection.begin_nested():
                yield


@asynccontextmanager
async def join(database: Database) -> AsyncIterator[JoinedDatabase]:
    """A transaction for several operations: what they did is committed at the end, or nothing."""
    async with database.transaction() as session:
        yield JoinedDatabase(await session.connection())


def within(database: JoinedDatabase, service: Some) -> Some:
    """The same service, hand-written parts included, at work within an open transaction."""
    same = copy(service)
    same.database = database
    return same
