# Generated from schema.yaml; edit the schema, not this file. [seal 0897fa336096]
"""The readings in the database; every statement names the owner.

What the schema cannot say is written in `overrides/reading.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, and_, any_, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.bulk import GIVEN_IDS, begin
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.filters import Filters, at_least, equals, greater, less
from generated.lists import Listing, fetch_list
from generated.models.device import Device
from generated.models.reading import Reading
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.rows import OwnedRows
from generated.schemas.reading import (
    ReadingBatch,
    ReadingBatchResult,
    ReadingCreate,
    ReadingPurge,
    ReadingPurgeResult,
    ReadingQuery,
    ReadingRead,
)

PARENT = select(Device.id).where(
    Device.fleet == bindparam("_owner"), Device.id == bindparam("_device_id")
)
LIST = select(Reading).where(
    Reading.fleet == bindparam("_owner"), Reading.device_id == bindparam("_device_id")
)
FILTERS: Filters = {
    "taken_at.gte": at_least(Reading.taken_at),
    "taken_at.lt": less(Reading.taken_at),
    "value.gt": greater(Reading.value),
    "value.lt": less(Reading.value),
    "unit": equals(Reading.unit),
    "sequence": equals(Reading.sequence),
    "sequence.gte": at_least(Reading.sequence),
}
SORTS: Sorts = {"taken_at": Reading.taken_at, "value": Reading.value}
LISTING = Listing(LIST, Reading.id, filters=FILTERS, sorts=SORTS)
GET = select(Reading).where(
    Reading.fleet == bindparam("_owner"),
    Reading.device_id == bindparam("_device_id"),
    Reading.id == bindparam("_id"),
)
CREATE = insert(Reading).returning(Reading)
DELETE = (
    delete(Reading)
    .where(
        Reading.fleet == bindparam("_owner"),
        Reading.device_id == bindparam("_device_id"),
        Reading.id == bindparam("_id"),
        matches(Reading.entity_tag),
    )
    .returning(Reading.id)
)
DELETE_MANY = (
    delete(Reading)
    .where(
        Reading.fleet == bindparam("_owner"),
        Reading.device_id == bindparam("_device_id"),
        Reading.id == any_(GIVEN_IDS),
    )
    .returning(Reading.id)
)
OWNED = and_(Reading.fleet == bindparam("_owner"), Reading.device_id == bindparam("_device_id"))


def read(row: RowMapping | None) -> ReadingRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such reading.")
    return ReadingRead.model_validate(row)


class ReadingServiceBase(ABC):
    """The readings of one owner's device: no row here has another owner or device."""

    def __init__(
        self,
        database: Database,
        owner: str,
        device_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.device_id = device_id
        self.scope: Parameters = {"_owner": owner, "_device_id": device_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: ReadingQuery) -> Page[ReadingRead]:
        """Some of the readings, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        if not found.rows:
            await self.require_parent()
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: ReadingCreate) -> ReadingRead:
        """Store a new reading, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "fleet": self.owner, "device_id": self.device_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ReadingRead:
        """The reading with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def delete(self, id: UUID) -> None:
        """Remove the reading with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such reading.")

    async def batch(self, data: ReadingBatch) -> ReadingBatchResult:
        """Delete and create readings: all of it, or nothing."""
        await self.require_parent()
        async with begin(self.database, self.scope, "reading") as batch:
            await batch.delete(DELETE_MANY, data.delete)
            created = await batch.create(
                CREATE, data.create, {"fleet": self.owner, "device_id": self.device_id}
            )
        return ReadingBatchResult(created=[read(row) for row in created], deleted=data.delete)

    async def purge(self, data: ReadingPurge) -> ReadingPurgeResult:
        """Delete the readings that were taken before an instant."""
        await self.require_parent()
        async with self.database.transaction() as session:
            result = await self.on_purge(self.rows(session), data)
        return ReadingPurgeResult.model_validate(result)

    @abstractmethod
    async def on_purge(
        self, readings: OwnedRows[Reading], data: ReadingPurge
    ) -> ReadingPurgeResult:
        """Delete the readings that were taken before an instant."""

    def rows(self, session: AsyncSession) -> OwnedRows[Reading]:
        """The readings of this owner, and of nobody else, within a transaction."""
        return OwnedRows(session, Reading, OWNED.params(self.scope))

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no device as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such device.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
