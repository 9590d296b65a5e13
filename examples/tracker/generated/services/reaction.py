# Generated from schema.yaml; edit the schema, not this file. [seal b625ff9d351e]
"""The reactions in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, insert, select
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.comment import Comment
from generated.models.reaction import Reaction
from generated.models.task import Task
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.reaction import ReactionCreate, ReactionRead

PARENT = select(Comment.id).where(
    Comment.user_id == bindparam("_owner"),
    Comment.id == bindparam("_comment_id"),
    Comment.task_id == Task.id,
    Task.user_id == bindparam("_owner"),
    Task.id == bindparam("_task_id"),
)
LIST = (
    select(Reaction)
    .where(
        Reaction.user_id == bindparam("_owner"),
        Reaction.comment_id == bindparam("_comment_id"),
        PARENT.exists(),
    )
    .order_by(Reaction.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Reaction.id < bindparam("_after"))
GET = select(Reaction).where(
    Reaction.user_id == bindparam("_owner"),
    Reaction.comment_id == bindparam("_comment_id"),
    PARENT.exists(),
    Reaction.id == bindparam("_id"),
)
CREATE = insert(Reaction).returning(Reaction)
DELETE = (
    delete(Reaction)
    .where(
        Reaction.user_id == bindparam("_owner"),
        Reaction.comment_id == bindparam("_comment_id"),
        PARENT.exists(),
        Reaction.id == bindparam("_id"),
        matches(Reaction.entity_tag),
    )
    .returning(Reaction.id)
)


def read(row: RowMapping | None) -> ReactionRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such reaction.")
    return ReactionRead.model_validate(row)


class ReactionService:
    """The reactions of one owner's comment: no row here has another owner or comment."""

    def __init__(
        self,
        database: Database,
        owner: str,
        task_id: UUID,
        comment_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.task_id = task_id
        self.comment_id = comment_id
        self.scope: Parameters = {"_owner": owner, "_task_id": task_id, "_comment_id": comment_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[ReactionRead]:
        """Some of the reactions, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: ReactionCreate) -> ReactionRead:
        """Store a new reaction, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "comment_id": self.comment_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ReactionRead:
        """The reaction with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def delete(self, id: UUID) -> None:
        """Remove the reaction with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such reaction.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no comment as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such comment.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
