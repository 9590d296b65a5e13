# Generated from schema.yaml; edit the schema, not this file. [seal dfcc50c5f8da]
"""The tags in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.lists import Listing, fetch_list
from generated.models.tag import Tag
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.tag import TagCreate, TagQuery, TagRead, TagUpdate
from generated.security import SecuredDatabase

LIST = select(Tag).where(Tag.book_id == bindparam("_owner"))
SORTS: Sorts = {"label": Tag.label}
LISTING = Listing(LIST, Tag.id, sorts=SORTS)
GET = select(Tag).where(Tag.book_id == bindparam("_owner"), Tag.id == bindparam("_id"))
FIND = GET.where(matches(Tag.entity_tag))
CREATE = insert(Tag).returning(Tag)
UPDATE = (
    update(Tag)
    .where(Tag.book_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(Tag.entity_tag))
    .values(updated_at=func.clock_timestamp())
    .returning(Tag)
)
DELETE = (
    delete(Tag)
    .where(Tag.book_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(Tag.entity_tag))
    .returning(Tag.id)
)


def read(row: RowMapping | None) -> TagRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such tag.")
    return TagRead.model_validate(row)


class TagService:
    """The tags of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TagQuery) -> Page[TagRead]:
        """Some of the tags, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TagCreate) -> TagRead:
        """Store a new tag, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "book_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> TagRead:
        """The tag with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: TagCreate) -> TagRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: TagUpdate) -> TagRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the tag with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such tag.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
