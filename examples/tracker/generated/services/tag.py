# Generated from schema.yaml; edit the schema, not this file. [seal 54b8269499c9]
"""The tags in the database; every statement names the owner."""

from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.answers import TAG_ROW, TAG_VERSION
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.tag import TagCreate, TagQuery, TagRead, TagUpdate
from generated.transactions import run

LIST = select(*TAG_ROW).where(Tag.user_id == bindparam("_owner"))
SORTS: Sorts = {"label": Tag.label}
LISTING = Listing(LIST, Tag.id, sorts=SORTS)
LINKS = {
    "task_ids": Links(
        clear=delete(TaskTag).where(
            TaskTag.user_id == bindparam("_owner"), TaskTag.tag_id == bindparam("_id")
        ),
        fill=insert(TaskTag).from_select(
            ["user_id", "tag_id", "task_id"],
            select(Task.user_id, ROW_ID, Task.id).where(
                Task.user_id == bindparam("_owner"), Task.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_task_tag_task_id"],
        most=100,
    ),
}
GET = select(*TAG_ROW, TAG_VERSION).where(
    Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id")
)
FIND = GET.where(matches(TAG_VERSION))
CREATE = insert(Tag).returning(Tag)
UPDATE = (
    update(Tag)
    .where(Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(TAG_VERSION))
    .values(updated_at=func.clock_timestamp())
    .returning(*TAG_ROW, TAG_VERSION)
)
DELETE = (
    delete(Tag)
    .where(Tag.user_id == bindparam("_owner"), Tag.id == bindparam("_id"), matches(TAG_VERSION))
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
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TagQuery) -> Page[TagRead]:
        """Some of the tags, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TagCreate) -> TagRead:
        """Store a new tag with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "user_id": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID) -> TagRead:
        """The tag with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: TagCreate) -> TagRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: TagUpdate) -> TagRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        statement = UPDATE if changes or lists else FIND
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, statement, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

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
