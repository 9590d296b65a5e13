# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The parcels in the database; every statement names the owner.

What the schema cannot say is written in `overrides/parcel.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import RowMapping, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.batches import create_each, delete_each
from generated.clearing import clear_each
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.joined import join, within
from generated.models.parcel import Parcel
from generated.preconditions import Precondition
from generated.schemas.parcel import ParcelBatch, ParcelBatchResult, ParcelCreate, ParcelRead
from generated.transactions import remove

GET = select(Parcel).where(Parcel.user_id == bindparam("_owner"), Parcel.id == bindparam("_id"))
CREATE = insert(Parcel).returning(Parcel)
DELETE = (
    delete(Parcel)
    .where(Parcel.user_id == bindparam("_owner"), Parcel.id == bindparam("_id"))
    .returning(Parcel.id)
)
CLEAR = (
    select(Parcel.id)
    .where(Parcel.user_id == bindparam("_owner"))
    .order_by(Parcel.id.desc())
    .limit(bindparam("_limit"))
    .with_for_update()
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> ParcelRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such parcel.")
    return ParcelRead.model_validate(row)


class ParcelServiceBase(ABC):
    """The parcels of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: ParcelCreate) -> ParcelRead:
        """Store a new parcel, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def delete(self, id: UUID) -> None:
        """Remove the parcel with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_delete(session, row)
            await remove(session, row, DELETE, self.key(id))

    async def clear(self) -> None:
        """Remove all parcels, each as `delete` does."""
        await clear_each(self, CLEAR)

    async def batch(self, data: ParcelBatch) -> ParcelBatchResult:
        """Delete and create parcels: all of it, or nothing."""
        async with join(self.database) as database:
            same = within(database, self)
            await delete_each(same.delete, data.delete)
            created = await create_each(same.create, data.create)
        return ParcelBatchResult(created=created, deleted=data.delete)

    async def locked(self, session: AsyncSession, id: UUID) -> Parcel:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such parcel.")
        self.precondition.check(id, row.entity_tag)
        return row

    @abstractmethod
    async def before_delete(self, session: AsyncSession, parcel: Parcel) -> None:
        """Check a parcel that is to be deleted."""

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
