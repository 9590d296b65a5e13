# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tags in the database; every statement names the owner.

What the schema cannot say is written in `overrides/tag.py`.
"""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.tag import Tag
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.tag import TagCreate, TagRead, TagUpdate
from generated.security import SecuredDatabase

LIST = (
    select(Tag)
    .where(Tag.user_id == bindparam("_owner"))
    .order_by(Tag.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Tag.id < bindparam("_after"))
GET = select(Tag).where(Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id"))
FIND = GET.where(matches(Tag.entity_tag))
CREATE = insert(Tag).returning(Tag)
UPDATE = (
    update(Tag)
    .where(Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(Tag.entity_tag))
    .values(updated_at=func.clock_timestamp())
    .returning(Tag)
)
DELETE = (
    delete(Tag)
    .where(Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(Tag.entity_tag))
    .returning(Tag.id)
)


def read(row: RowMapping | None) -> TagRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such tag.")
    return TagRead.model_validate(row)


class TagServiceBase:
    """The tags of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[TagRead]:
        """Some of the tags, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: TagCreate) -> TagRead:
        """Store a new tag, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
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
