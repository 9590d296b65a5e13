# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tasks in the database; every statement names the owner.

What the schema cannot say is written in `overrides/task.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.task import Task
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.rows import OwnedRows
from generated.schemas.task import (
    TaskArchiveDoneResult,
    TaskCreate,
    TaskRead,
    TaskReopen,
    TaskStored,
    TaskUpdate,
)
from generated.security import SecuredDatabase
from generated.steps import illegal_step, require_step
from generated.transactions import change, remove, reread, run

LIST = (
    select(Task)
    .where(Task.user_id == bindparam("_owner"))
    .order_by(Task.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Task.id < bindparam("_after"))
GET = select(Task).where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"))
CREATE = insert(Task).returning(Task)
UPDATE = (
    update(Task)
    .where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"))
    .values(updated_at=func.clock_timestamp())
    .returning(Task)
)
DELETE = (
    delete(Task)
    .where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"))
    .returning(Task.id)
)
COMPLETE = (
    update(Task)
    .where(
        Task.user_id == bindparam("_owner"),
        Task.id == bindparam("_id"),
        Task.state.in_(["todo", "doing"]),
        matches(Task.entity_tag),
    )
    .values(state="done", done_at=func.clock_timestamp())
    .returning(Task)
)
LOCK = GET.with_for_update()
OWNED = and_(Task.user_id == bindparam("_owner"))


class TaskServiceBase(ABC):
    """The tasks of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[TaskRead]:
        """Some of the tasks, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, self.read)

    async def create(self, data: TaskCreate) -> TaskRead:
        """Store a new task, and give it its id."""
        async with self.database.transaction() as session:
            data = await self.before_create(session, data)
            values = {**data.model_dump(by_alias=True), "user_id": self.owner, "id": uuid7()}
            await run(session, CREATE, values)
            row = await self.locked(session, values["id"])
            await self.after_create(session, row)
            await reread(session, row)
        return self.read(row)

    async def get(self, id: UUID) -> TaskRead:
        """The task with this id. Raises NotFound."""
        return self.read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: TaskCreate) -> TaskRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await change(session, row, UPDATE, {**changes, **self.key(id)})
            await self.after_update(session, row)
            await reread(session, row)
        return self.read(row)

    async def update(self, id: UUID, data: TaskUpdate) -> TaskRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await change(session, row, UPDATE if changes else GET, {**changes, **self.key(id)})
            await self.after_update(session, row)
            await reread(session, row)
        return self.read(row)

    async def delete(self, id: UUID) -> None:
        """Remove the task with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_delete(session, row)
            await remove(session, row, DELETE, self.key(id))
            await self.after_delete(session, row)

    async def complete(self, id: UUID) -> TaskRead:
        """Complete a task."""
        row = await self.matched(COMPLETE, self.key(id))
        if row is None:
            found = self.read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("state", found.state, ["todo", "doing"], "done")
        return self.read(row)

    async def start(self, id: UUID) -> TaskRead:
        """Start a task."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            require_step("state", row.state, ["todo"], "doing")
            row.state = "doing"
            await self.on_start(row)
            await reread(session, row)
        return self.read(row)

    async def on_start(self, task: Task) -> None:
        """Start a task."""
        return

    async def reopen(self, id: UUID, data: TaskReopen) -> TaskRead:
        """Reopen a task."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            require_step("state", row.state, ["done"], "todo")
            row.state = "todo"
            row.done_at = None
            await self.on_reopen(row, data)
            await reread(session, row)
        return self.read(row)

    @abstractmethod
    async def on_reopen(self, task: Task, data: TaskReopen) -> None:
        """Reopen a task."""

    async def archive_done(self) -> TaskArchiveDoneResult:
        """Delete what is done."""
        async with self.database.transaction() as session:
            result = await self.on_archive_done(self.rows(session))
        return TaskArchiveDoneResult.model_validate(result)

    @abstractmethod
    async def on_archive_done(self, tasks: OwnedRows[Task]) -> TaskArchiveDoneResult:
        """Delete what is done."""

    async def locked(self, session: AsyncSession, id: UUID) -> Task:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such task.")
        self.precondition.check(id, row.entity_tag)
        return row

    def rows(self, session: AsyncSession) -> OwnedRows[Task]:
        """The tasks of this owner, and of nobody else, within a transaction."""
        return OwnedRows(session, Task, OWNED.params(self.scope))

    @abstractmethod
    async def before_create(self, session: AsyncSession, data: TaskCreate) -> TaskCreate:
        """Check a task that is to be stored, and return what is to be stored."""

    @abstractmethod
    async def after_create(self, session: AsyncSession, task: Task) -> None:
        """Do what follows from a task that has been stored."""

    @abstractmethod
    async def before_update(
        self, session: AsyncSession, task: Task, changes: dict[str, object]
    ) -> None:
        """Check what is to change in a task; `changes` has new values by column."""

    @abstractmethod
    async def after_update(self, session: AsyncSession, task: Task) -> None:
        """Do what follows from a task that has been changed."""

    @abstractmethod
    async def before_delete(self, session: AsyncSession, task: Task) -> None:
        """Check a task that is to be deleted."""

    @abstractmethod
    async def after_delete(self, session: AsyncSession, task: Task) -> None:
        """Do what follows from a task that has been deleted."""

    @staticmethod
    @abstractmethod
    def compute_loud(task: TaskStored) -> str | None:
        """The title in capitals."""

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    @classmethod
    def read(cls, row: RowMapping | Task | None) -> TaskRead:
        """The row as its owner sees it.

        Raises NotFound where there is none; somebody else's is none.
        """
        if row is None:
            raise NotFound("There is no such task.")
        stored = TaskStored.model_validate(row)
        return TaskRead.model_construct(**vars(stored), loud=cls.compute_loud(stored))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
