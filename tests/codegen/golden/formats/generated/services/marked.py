# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The marked in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.marked import Marked
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.marked import MarkedCreate, MarkedRead, MarkedReplace, MarkedUpdate

LIST = (
    select(Marked)
    .where(Marked.user_id == bindparam("_owner"))
    .order_by(Marked.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Marked.id < bindparam("_after"))
GET = select(Marked).where(Marked.user_id == bindparam("_owner"), Marked.id == bindparam("_id"))
FIND = GET.where(matches(Marked.entity_tag))
CREATE = insert(Marked).returning(Marked)
UPDATE = (
    update(Marked)
    .where(
        Marked.user_id == bindparam("_owner"),
        Marked.id == bindparam("_id"),
        matches(Marked.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Marked)
)
DELETE = (
    delete(Marked)
    .where(
        Marked.user_id == bindparam("_owner"),
        Marked.id == bindparam("_id"),
        matches(Marked.entity_tag),
    )
    .returning(Marked.id)
)


def read(row: RowMapping | None) -> MarkedRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such marked.")
    return MarkedRead.model_validate(row)


class MarkedService:
    """The marked of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[MarkedRead]:
        """Some of the marked, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: MarkedCreate) -> MarkedRead:
        """Store a new marked, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> MarkedRead:
        """The marked with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: MarkedReplace) -> MarkedRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: MarkedUpdate) -> MarkedRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the marked with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such marked.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
