# Generated from schema.yaml; edit the schema, not this file. [seal 162d4a106b38]
"""The comments in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, Expansions, ToMany, few_of_each
from generated.lists import Listing, fetch_list
from generated.models.comment import Comment
from generated.models.reaction import Reaction
from generated.models.task import Task
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.comment import CommentCreate, CommentQuery, CommentRead, CommentUpdate
from generated.schemas.expanded import CommentExpanded
from generated.schemas.reaction import ReactionRead

PARENT = select(Task.id).where(
    Task.user_id == bindparam("_owner"), Task.id == bindparam("_task_id")
)
LIST = select(Comment).where(
    Comment.user_id == bindparam("_owner"), Comment.task_id == bindparam("_task_id")
)
LISTING = Listing(LIST, Comment.id)
EXPAND_REACTIONS = few_of_each(
    select(Reaction)
    .where(Reaction.user_id == bindparam("_owner"), Reaction.comment_id == EACH)
    .order_by(Reaction.id.desc()),
    20,
)
EXPANSIONS = Expansions(CommentExpanded, {"reactions": ToMany(EXPAND_REACTIONS, ReactionRead)})
GET = select(Comment).where(
    Comment.user_id == bindparam("_owner"),
    Comment.task_id == bindparam("_task_id"),
    Comment.id == bindparam("_id"),
)
FIND = GET.where(matches(Comment.entity_tag))
CREATE = insert(Comment).returning(Comment)
UPDATE = (
    update(Comment)
    .where(
        Comment.user_id == bindparam("_owner"),
        Comment.task_id == bindparam("_task_id"),
        Comment.id == bindparam("_id"),
        matches(Comment.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Comment)
)
DELETE = (
    delete(Comment)
    .where(
        Comment.user_id == bindparam("_owner"),
        Comment.task_id == bindparam("_task_id"),
        Comment.id == bindparam("_id"),
        matches(Comment.entity_tag),
    )
    .returning(Comment.id)
)


def read(row: RowMapping | None) -> CommentRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such comment.")
    return CommentRead.model_validate(row)


class CommentService:
    """The comments of one owner's task: no row here has another owner or task."""

    def __init__(
        self,
        database: Database,
        owner: str,
        task_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.task_id = task_id
        self.scope: Parameters = {"_owner": owner, "_task_id": task_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: CommentQuery) -> Page[CommentExpanded]:
        """Some of the comments, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        if not found.rows:
            await self.require_parent()
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: CommentCreate) -> CommentRead:
        """Store a new comment, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "task_id": self.task_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> CommentExpanded:
        """The comment with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: CommentCreate) -> CommentRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: CommentUpdate) -> CommentRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the comment with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such comment.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no task as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such task.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
