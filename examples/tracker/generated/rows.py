# Generated from schema.yaml; edit the schema, not this file. [seal 84ca81bdd2b8]
"""The rows of one owner, as a hook may use them: no other row is met, whatever is asked."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

from sqlalchemy import (
    ColumnElement,
    ColumnExpressionArgument,
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
Condition: TypeAlias = ColumnExpressionArgument[bool]


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
        soft_delete: bool = False,
    ) -> None:
        self.session = session
        self._model = model
        self._owned = owned
        self._soft_delete = soft_delete
        key = inspect(model).primary_key
        self._fixed = {column.name for column in key}

    async def select(self, *conditions: Condition) -> Sequence[Row]:
        """The rows that meet the conditions, the oldest first, locked until the commit."""
        found = select(self._model).where(self._owned, *conditions)
        locked = found.order_by(*inspect(self._model).primary_key).with_for_update()
        return (await self.session.scalars(locked)).all()

    async def update(self, values: Mapping[str, object], *conditions: Condition) -> int:
        """Give these values, by attribute, to the rows that meet the conditions; how many they are.

        Raises ValueError for a value of the key: rows stay whose they are.
        """
        if fixed := self._fixed & values.keys():
            raise ValueError(f"the key of a row is never changed: {', '.join(sorted(fixed))}")
        changed = update(self._model).where(self._owned, *conditions).values(dict(values))
        return await self._count(changed)

    async def delete(self, *conditions: Condition) -> int:
        """Delete the rows that meet the conditions, or mark them as deleted; how many they are."""
        if self._soft_delete:
            return await self.update({"deleted_at": func.clock_timestamp()}, *conditions)
        return await self._count(delete(self._model).where(self._owned, *conditions))

    async def _count(self, statement: Executable) -> int:
        result = await self.session.execute(statement)
        assert isinstance(result, CursorResult)
        return result.rowcount
