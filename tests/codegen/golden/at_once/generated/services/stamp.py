# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The stamps in the database; every statement names the owner.

What the schema cannot say is written in `overrides/stamp.py`.
"""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, select

from generated.batches import delete_each
from generated.clearing import clear_each
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.joined import join, within
from generated.models.parcel import Parcel
from generated.models.stamp import Stamp
from generated.preconditions import Precondition, matches
from generated.schemas.stamp import StampBatch, StampBatchResult

PARENT = select(Parcel.id).where(
    Parcel.user_id == bindparam("_owner"), Parcel.id == bindparam("_parcel_id")
)
GET = select(Stamp).where(
    Stamp.user_id == bindparam("_owner"),
    Stamp.parcel_id == bindparam("_parcel_id"),
    Stamp.id == bindparam("_id"),
)
DELETE = (
    delete(Stamp)
    .where(
        Stamp.user_id == bindparam("_owner"),
        Stamp.parcel_id == bindparam("_parcel_id"),
        Stamp.id == bindparam("_id"),
        matches(Stamp.entity_tag),
    )
    .returning(Stamp.id)
)
CLEAR = (
    select(Stamp.id)
    .where(Stamp.user_id == bindparam("_owner"), Stamp.parcel_id == bindparam("_parcel_id"))
    .order_by(Stamp.id.desc())
    .limit(bindparam("_limit"))
    .with_for_update()
)


class StampServiceBase:
    """The stamps of one owner's parcel: no row here has another owner or parcel."""

    def __init__(
        self,
        database: Database,
        owner: str,
        parcel_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.parcel_id = parcel_id
        self.scope: Parameters = {"_owner": owner, "_parcel_id": parcel_id}
        self.precondition = precondition or Precondition()

    async def delete(self, id: UUID) -> None:
        """Remove the stamp with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such stamp.")

    async def clear(self) -> None:
        """Remove all stamps of this parcel, each as `delete` does."""
        await self.require_parent()
        await clear_each(self, CLEAR)

    async def batch(self, data: StampBatch) -> StampBatchResult:
        """Delete stamps: all of it, or nothing."""
        await self.require_parent()
        async with join(self.database) as database:
            same = within(database, self)
            await delete_each(same.delete, data.delete)
        return StampBatchResult(deleted=data.delete)

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no parcel as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such parcel.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
