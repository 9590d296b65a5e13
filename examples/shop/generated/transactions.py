# Generated from schema.yaml; edit the schema, not this file. [seal eda860d75605]
"""What is done to rows within a transaction, for those who look on before and after."""

from typing import TypeVar

from sqlalchemy import Executable, RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from generated.database import Parameters
from generated.models.base import Base

Row = TypeVar("Row", bound=Base)


async def run(
    session: AsyncSession, statement: Executable, parameters: Parameters
) -> RowMapping | None:
    """The one row that a statement finds or changes, or None.

    What has been changed by hand before is written first, so that the statement sees it.
    """
    await session.flush()
    connection = await session.connection()
    result = await connection.execute(statement, parameters)
    return result.mappings().one_or_none()


async def change(
    session: AsyncSession, row: Row, statement: Executable, parameters: Parameters
) -> None:
    """Run a statement that changes a row in hand, which is then as the database has it."""
    await run(session, statement, parameters)
    await session.refresh(row)


async def reread(session: AsyncSession, row: Row) -> None:
    """Write what has been changed by hand in a row; it is then as the database has it."""
    await session.flush()
    await session.refresh(row)


async def remove(
    session: AsyncSession, row: Row, statement: Executable, parameters: Parameters
) -> None:
    """Run a statement that removes a row in hand, which can still be read, and nothing more."""
    await run(session, statement, parameters)
    session.expunge(row)
