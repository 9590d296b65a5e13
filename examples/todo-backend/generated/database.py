# Generated from schema.yaml; edit the schema, not this file. [seal fb0f23b9772a]
"""The API's connections to PostgreSQL: few, shared, and given back after each statement."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import Executable, RowMapping, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from generated.config import Settings

Parameters = Mapping[str, object]

POOL_RECYCLE_SECONDS = 240
"""Connections are renewed before a serverless database, asleep after five minutes, drops them."""


class Database:
    """A pool of connections, opened by the first request that needs one.

    Single statements run in autocommit: one round trip, no transaction to forget. What needs
    several statements runs in `transaction()`.
    """

    def __init__(self, settings: Settings) -> None:
        self._engine = create_async_engine(
            settings.database_url,
            isolation_level="AUTOCOMMIT",
            pool_size=settings.database_pool_size,
            max_overflow=0,
            pool_timeout=settings.database_pool_timeout,
            pool_recycle=POOL_RECYCLE_SECONDS,
            # Without the ping, the first request after the database restarted would fail.
            pool_pre_ping=True,
            # Values are the users' own and stay out of the log.
            hide_parameters=True,
            connect_args={
                "connect_timeout": settings.database_connect_timeout,
                # A pooler in transaction mode gives the next transaction another server, which
                # does not know what this one prepared.
                "prepare_threshold": 5 if settings.prepares_statements else None,
            },
        )
        self._sessions = async_sessionmaker(
            self._engine.execution_options(isolation_level="READ COMMITTED"),
            expire_on_commit=False,
        )

    async def fetch_one(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The one row that the statement finds or changes, or None."""
        async with self._engine.connect() as connection:
            result = await connection.execute(statement, parameters)
            return result.mappings().one_or_none()

    async def fetch_all(
        self, statement: Executable, parameters: Parameters
    ) -> Sequence[RowMapping]:
        """All rows that the statement finds."""
        async with self._engine.connect() as connection:
            result = await connection.execute(statement, parameters)
            return result.mappings().all()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session whose changes are committed together at the end, or not at all."""
        async with self._sessions.begin() as session:
            yield session

    async def revision(self) -> str | None:
        """The migration that the database is at, or None before the first."""
        exists = await self.fetch_one(text("SELECT to_regclass('alembic_version') AS name"), {})
        if exists is None or exists["name"] is None:
            return None
        row = await self.fetch_one(text("SELECT version_num FROM alembic_version"), {})
        return None if row is None else str(row["version_num"])

    async def close(self) -> None:
        """Give all connections back to the server."""
        await self._engine.dispose()
