# Generated from schema.yaml; edit the schema, not this file. [seal fcafb431f3a3]
"""Row-level security: PostgreSQL itself shows a transaction the rows of one owner only."""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import Executable, RowMapping, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.database import Database, Parameters

logger = logging.getLogger(__name__)

# For the transaction only: behind a pooler, the next one may be somebody else's.
SET_OWNER = text("SELECT set_config('app.user_id', :owner, true)")
FIND_POWER = text(
    "SELECT rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user"
)
UNBOUND = (
    "The role in DATABASE_URL is a superuser or has BYPASSRLS, so that row-level security does not "
    "bind it. Connect as a role without either."
)


class SecuredDatabase(Database):
    """The database as one owner may see it: whose it is is said in each transaction."""

    def __init__(self, database: Database, owner: object) -> None:
        self._whole = database
        self._owner = {"owner": str(owner)}

    @override
    async def fetch_one(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The one row that the statement finds or changes, or None."""
        rows = await self.fetch_all(statement, parameters)
        return rows[0] if rows else None

    @override
    async def fetch_all(
        self, statement: Executable, parameters: Parameters
    ) -> Sequence[RowMapping]:
        """All rows that the statement finds."""
        async with self.transaction() as session:
            connection = await session.connection()
            result = await connection.execute(statement, parameters)
        return result.mappings().all()

    @override
    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that sees the owner's rows, committed at the end, or not at all."""
        async with self._whole.transaction() as session:
            await session.execute(SET_OWNER, self._owner)
            yield session


async def is_unbound(database: Database) -> bool:
    """Whether the role that the server connects as sees every row, whatever the policies say."""
    row = await database.fetch_one(FIND_POWER, {})
    return row is None or bool(row["unbound"])


async def warn_if_unbound(database: Database) -> None:
    """Say at start-up that the policies bind nobody, if the database is there to be asked."""
    try:
        unbound = await is_unbound(database)
    except (SQLAlchemyError, OSError):
        return
    if unbound:
        logger.error(UNBOUND)
