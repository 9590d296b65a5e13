# Generated from schema.yaml; edit the schema, not this file. [seal 13f79d64511c]
"""The rows of one owner, as a hook may use them: no other row is met, whatever is asked."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Executable,
    delete,
    func,
    inspect,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from generated.models.base import Base

Row = TypeVar("Row", bound=Base)


class OwnedRows(Generic[Row]):
    """The rows that a condition lets through, within a transaction that is still open.

    The condition comes from the generated service and stands in every statement that is made here.
    """

    def __init__(
        self,
        session: AsyncSession,
        model: type[Row],
        owned: ColumnElement[bool],
        *,
        deleted_at: str | None = None,
    ) -> None:
        self.session = session
        self._model = model
        self._owned = owned
        self._deleted_at = deleted_at
        key = inspect(model).primary_key
        self._fixed = {column.name for column in key}

    async def select(self, *conditions: ColumnElement[bool]) -> Sequence[Row]:
        """The rows that meet the conditions, the oldest first, locked until the commit."""
        found = select(self._model).where(self._owned, *conditions)
        locked = found.order_by(*inspect(self._model).primary_key).with_for_update()
        return (await self.session.scalars(locked)).all()

    async def update(self, values: Mapping[str, object], *conditions: ColumnElement[bool]) -> int:
        """Give these values, by attribute, to the rows that meet the conditions; how many they are.

        Raises ValueError for a value of the key: rows stay whose they are.
        """
        if fixed := self._fixed & values.keys():
            raise ValueError(f"the key of a row is never changed: {', '.join(sorted(fixed))}")
        changed = update(self._model).where(self._owned, *conditions).values(dict(values))
        return await self._count(changed)

    async def delete(self, *conditions: ColumnElement[bool]) -> int:
        """Delete the rows that meet the conditions; how many they are."""
        if self._deleted_at is not None:
            return await self.update({self._deleted_at: func.clock_timestamp()}, *conditions)
        return await self._count(delete(self._model).where(self._owned, *conditions))

    async def _count(self, statement: Executable) -> int:
        result = await self.session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount
