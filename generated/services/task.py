# Generated from schema.yaml; edit the schema, not this file. [seal 740cfeab42d4]
"""The tasks in the database; every statement names the owner.

What the schema cannot say is written in `overrides/task.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.task import Task
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.task import TaskComplete, TaskCreate, TaskRead, TaskUpdate
from generated.transactions import reread

LIST = (
    select(Task)
    .where(Task.user_id == bindparam("_owner"))
    .order_by(Task.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Task.id < bindparam("_after"))
GET = select(Task).where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"))
FIND = GET.where(matches(Task.entity_tag))
CREATE = insert(Task).returning(Task)
UPDATE = (
    update(Task)
    .where(
        Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"), matches(Task.entity_tag)
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Task)
)
DELETE = (
    delete(Task)
    .where(
        Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"), matches(Task.entity_tag)
    )
    .returning(Task.id)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> TaskRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such task.")
    return TaskRead.model_validate(row)


class TaskServiceBase(ABC):
    """The tasks of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[TaskRead]:
        """Some of the tasks, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: TaskCreate) -> TaskRead:
        """Store a new task, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> TaskRead:
        """The task with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: TaskCreate) -> TaskRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: TaskUpdate) -> TaskRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the task with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such task.")

    async def complete(self, id: UUID, data: TaskComplete) -> TaskRead:
        """Mark a task as done, or open it again. Doing so twice changes nothing more."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_complete(row, data)
            await reread(session, row)
        return TaskRead.model_validate(row)

    @abstractmethod
    async def on_complete(self, task: Task, data: TaskComplete) -> None:
        """Mark a task as done, or open it again. Doing so twice changes nothing more."""

    async def locked(self, session: AsyncSession, id: UUID) -> Task:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such task.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
