# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The drafts in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.bulk import GIVEN_IDS, begin
from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound
from generated.models.draft import Draft
from generated.preconditions import Precondition, matches
from generated.schemas.draft import DraftBatch, DraftBatchResult, DraftCreate, DraftRead

GET = select(Draft).where(
    Draft.user_id == bindparam("_owner"), Draft.deleted_at.is_(None), Draft.id == bindparam("_id")
)
CREATE = insert(Draft).returning(Draft)
DELETE = (
    update(Draft)
    .where(
        Draft.user_id == bindparam("_owner"),
        Draft.deleted_at.is_(None),
        Draft.id == bindparam("_id"),
        matches(Draft.entity_tag),
    )
    .values(deleted_at=func.clock_timestamp())
    .returning(Draft.id)
)
GONE = select(Draft).where(
    Draft.user_id == bindparam("_owner"),
    Draft.deleted_at.is_not(None),
    Draft.id == bindparam("_id"),
)
UNDELETE = (
    update(Draft)
    .where(
        Draft.user_id == bindparam("_owner"),
        Draft.deleted_at.is_not(None),
        Draft.id == bindparam("_id"),
        matches(Draft.entity_tag),
    )
    .values(deleted_at=None)
    .returning(Draft)
)
CLEAR = (
    update(Draft)
    .where(Draft.user_id == bindparam("_owner"), Draft.deleted_at.is_(None))
    .values(deleted_at=func.clock_timestamp())
)
DELETE_MANY = (
    update(Draft)
    .where(
        Draft.user_id == bindparam("_owner"),
        Draft.deleted_at.is_(None),
        Draft.id == any_(GIVEN_IDS),
    )
    .values(deleted_at=func.clock_timestamp())
    .returning(Draft.id)
)


def read(row: RowMapping | None) -> DraftRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such draft.")
    return DraftRead.model_validate(row)


class DraftService:
    """The drafts of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: DraftCreate) -> DraftRead:
        """Store a new draft, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def delete(self, id: UUID) -> None:
        """Remove the draft with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such draft.")

    async def undelete(self, id: UUID) -> DraftRead:
        """Bring a deleted draft back. Raises NotFound, and Conflict if it is not deleted."""
        row = await self.precondition.fetch(self.database.fetch_one, UNDELETE, self.key(id), GONE)
        if row is None and await self.database.fetch_one(GET, self.key(id)) is not None:
            raise Conflict("This draft is not deleted.")
        return read(row)

    async def clear(self) -> None:
        """Remove all drafts."""
        await clear_at_once(self.database, CLEAR, self.scope)

    async def batch(self, data: DraftBatch) -> DraftBatchResult:
        """Delete and create drafts: all of it, or nothing."""
        async with begin(self.database, self.scope, "draft") as batch:
            await batch.delete(DELETE_MANY, data.delete)
            created = await batch.create(CREATE, data.create, {"user_id": self.owner})
        return DraftBatchResult(created=[read(row) for row in created], deleted=data.delete)

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
