# Generated from schema.yaml; edit the schema, not this file. [seal 4f95d35856ba]
"""The tasks in the database; every statement names the owner.

What the schema cannot say is written in `overrides/task.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import (
    Executable,
    RowMapping,
    and_,
    any_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, Read, ToMany, ToOne, few_of_each
from generated.filters import Filters, at_least, contains, equals, is_null, less, one_of
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.answers import PROJECT_ROW, TAG_ROW, TASK_ROW, TASK_VERSION
from generated.models.comment import Comment
from generated.models.project import Project
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.rows import OwnedRows
from generated.schemas.comment import CommentRead
from generated.schemas.expanded import TaskExpanded
from generated.schemas.formats import now
from generated.schemas.project import ProjectRead
from generated.schemas.tag import TagRead
from generated.schemas.task import (
    TaskArchiveDone,
    TaskArchiveDoneResult,
    TaskCreate,
    TaskQuery,
    TaskRead,
    TaskSnooze,
    TaskStored,
    TaskUpdate,
)
from generated.steps import illegal_step, require_step
from generated.transactions import run

LIST = select(*TASK_ROW).where(Task.user_id == bindparam("_owner"))
FILTERS: Filters = {
    "status": equals(Task.status),
    "status.in": one_of(Task.status),
    "priority": equals(Task.priority),
    "due_at.lt": less(Task.due_at),
    "due_at.gte": at_least(Task.due_at),
    "due_at.is_null": is_null(Task.due_at),
    "project_id": equals(Task.project_id),
    "project_id.is_null": is_null(Task.project_id),
    "parent_id": equals(Task.parent_id),
    "title.contains": contains(Task.title),
    "created_at.gte": at_least(Task.created_at),
    "created_at.lt": less(Task.created_at),
}
SORTS: Sorts = {"created_at": Task.created_at, "due_at": Task.due_at}
LISTING = Listing(LIST, Task.id, filters=FILTERS, sorts=SORTS)
EXPAND_PROJECT = select(*PROJECT_ROW).where(
    Project.user_id == bindparam("_owner"), Project.id == any_(IDS)
)
EXPAND_PARENT = select(*TASK_ROW).where(Task.user_id == bindparam("_owner"), Task.id == any_(IDS))
EXPAND_TAGS = few_of_each(
    select(*TAG_ROW)
    .join(TaskTag, TaskTag.tag_id == Tag.id)
    .where(
        TaskTag.user_id == bindparam("_owner"),
        TaskTag.task_id == EACH,
        Tag.user_id == bindparam("_owner"),
    )
    .order_by(Tag.id),
    20,
)
EXPAND_COMMENTS = few_of_each(
    select(Comment)
    .where(Comment.user_id == bindparam("_owner"), Comment.task_id == EACH)
    .order_by(Comment.id.desc()),
    100,
)
EXPAND_SUBTASKS = few_of_each(
    select(*TASK_ROW)
    .where(Task.user_id == bindparam("_owner"), Task.parent_id == EACH)
    .order_by(Task.id.desc()),
    50,
)
EXPANSIONS = Expansions(
    TaskExpanded,
    {
        "project": ToOne(EXPAND_PROJECT, "project_id", ProjectRead),
        "parent": ToOne(EXPAND_PARENT, "parent_id", TaskRead),
        "tags": ToMany(EXPAND_TAGS, TagRead),
        "comments": ToMany(EXPAND_COMMENTS, CommentRead),
        "subtasks": ToMany(EXPAND_SUBTASKS, TaskRead),
    },
)
LINKS = {
    "tag_ids": Links(
        clear=delete(TaskTag).where(
            TaskTag.user_id == bindparam("_owner"), TaskTag.task_id == bindparam("_id")
        ),
        fill=insert(TaskTag).from_select(
            ["user_id", "task_id", "tag_id"],
            select(Tag.user_id, ROW_ID, Tag.id).where(
                Tag.user_id == bindparam("_owner"), Tag.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_task_tag_tag_id"],
        most=20,
    ),
}
GET = select(*TASK_ROW, TASK_VERSION).where(
    Task.user_id == bindparam("_owner"), Task.id == bindparam("_id")
)
FIND = GET.where(matches(TASK_VERSION))
CREATE = insert(Task).returning(Task)
UPDATE = (
    update(Task)
    .where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"), matches(TASK_VERSION))
    .values(updated_at=func.clock_timestamp())
    .returning(*TASK_ROW, TASK_VERSION)
)
DELETE = (
    delete(Task)
    .where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"), matches(TASK_VERSION))
    .returning(Task.id)
)
START = (
    update(Task)
    .where(
        Task.user_id == bindparam("_owner"),
        Task.id == bindparam("_id"),
        Task.status.in_(["todo"]),
        matches(TASK_VERSION),
    )
    .values(status="doing")
    .returning(*TASK_ROW, TASK_VERSION)
)
CANCEL = (
    update(Task)
    .where(
        Task.user_id == bindparam("_owner"),
        Task.id == bindparam("_id"),
        Task.status.in_(["todo", "doing"]),
        matches(TASK_VERSION),
    )
    .values(status="cancelled")
    .returning(*TASK_ROW, TASK_VERSION)
)
REOPEN = (
    update(Task)
    .where(
        Task.user_id == bindparam("_owner"),
        Task.id == bindparam("_id"),
        Task.status.in_(["done", "cancelled"]),
        matches(TASK_VERSION),
    )
    .values(status="todo", completed_at=None)
    .returning(*TASK_ROW, TASK_VERSION)
)
LOCK = (
    select(Task, TASK_VERSION)
    .where(Task.user_id == bindparam("_owner"), Task.id == bindparam("_id"))
    .with_for_update()
)
OWNED = and_(Task.user_id == bindparam("_owner"))


class TaskServiceBase(ABC):
    """The tasks of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()
        self.readers: Mapping[str, Read] = {"parent": self.read, "subtasks": self.read}

    async def list(self, query: TaskQuery) -> Page[TaskExpanded]:
        """Some of the tasks, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [self.read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand, self.readers)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TaskCreate) -> TaskRead:
        """Store a new task with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "user_id": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return self.read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> TaskExpanded:
        """The task with this id, and what is behind it as far as asked. Raises NotFound."""
        row = self.read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand, self.readers)
        return found

    async def replace(self, id: UUID, data: TaskCreate) -> TaskRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            self.read(
                await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET)
            )
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return self.read(stored)

    async def update(self, id: UUID, data: TaskUpdate) -> TaskRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        statement = UPDATE if changes or lists else FIND
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            self.read(
                await self.precondition.fetch(fetch, statement, {**changes, **self.key(id)}, GET)
            )
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return self.read(stored)

    async def delete(self, id: UUID) -> None:
        """Remove the task with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such task.")

    async def start(self, id: UUID) -> TaskRead:
        """Begin to work on it."""
        row = await self.matched(START, self.key(id))
        if row is None:
            found = self.read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["todo"], "doing")
        return self.read(row)

    async def complete(self, id: UUID) -> TaskRead:
        """Say that it is done."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            require_step("status", row.status, ["todo", "doing"], "done")
            row.status = "done"
            row.completed_at = now()
            await self.on_complete(row)
            stored = await run(session, GET, self.key(id))
        return self.read(stored)

    async def on_complete(self, task: Task) -> None:
        """Say that it is done."""
        return

    async def cancel(self, id: UUID) -> TaskRead:
        """Say that it will not be done."""
        row = await self.matched(CANCEL, self.key(id))
        if row is None:
            found = self.read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["todo", "doing"], "cancelled")
        return self.read(row)

    async def reopen(self, id: UUID) -> TaskRead:
        """Take it up again."""
        row = await self.matched(REOPEN, self.key(id))
        if row is None:
            found = self.read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["done", "cancelled"], "todo")
        return self.read(row)

    async def snooze(self, id: UUID, data: TaskSnooze) -> TaskRead:
        """Put it off."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_snooze(row, data)
            stored = await run(session, GET, self.key(id))
        return self.read(stored)

    @abstractmethod
    async def on_snooze(self, task: Task, data: TaskSnooze) -> None:
        """Put it off."""

    async def archive_done(self, data: TaskArchiveDone) -> TaskArchiveDoneResult:
        """Delete the tasks that were done before an instant, or all that are done."""
        async with self.database.transaction() as session:
            result = await self.on_archive_done(self.rows(session), data)
        return TaskArchiveDoneResult.model_validate(result)

    @abstractmethod
    async def on_archive_done(
        self, tasks: OwnedRows[Task], data: TaskArchiveDone
    ) -> TaskArchiveDoneResult:
        """Delete the tasks that were done before an instant, or all that are done."""

    async def locked(self, session: AsyncSession, id: UUID) -> Task:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        found = (await session.execute(LOCK, self.key(id))).one_or_none()
        if found is None:
            raise NotFound("There is no such task.")
        row, version = found
        self.precondition.check(id, version)
        return row

    def rows(self, session: AsyncSession) -> OwnedRows[Task]:
        """The tasks of this owner, and of nobody else, within a transaction."""
        return OwnedRows(session, Task, OWNED.params(self.scope))

    @staticmethod
    @abstractmethod
    def compute_overdue(task: TaskStored) -> bool:
        """Whether it should have been done by now."""

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
        return TaskRead.model_construct(**vars(stored), overdue=cls.compute_overdue(stored))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
