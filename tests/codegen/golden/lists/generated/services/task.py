# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The tasks in the database; every statement names the owner."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, ToMany, ToOne, few_of_each
from generated.filters import (
    Filters,
    at_least,
    at_most,
    contains,
    equals,
    greater,
    includes,
    is_null,
    less,
    one_of,
    starts_with,
)
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.answers import TASK_ROW, TASK_VERSION
from generated.models.project import Project
from generated.models.tag import Tag
from generated.models.task import Task
from generated.models.task_tag import TaskTag
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.expanded import TaskExpanded
from generated.schemas.project import ProjectRead
from generated.schemas.tag import TagRead
from generated.schemas.task import TaskCreate, TaskQuery, TaskRead, TaskUpdate
from generated.transactions import run

LIST = select(*TASK_ROW).where(Task.user_id == bindparam("_owner"))
FILTERS: Filters = {
    "title": equals(Task.title),
    "title.in": one_of(Task.title),
    "title.contains": contains(Task.title),
    "title.starts_with": starts_with(Task.title),
    "status": equals(Task.status),
    "status.in": one_of(Task.status),
    "due_at.lt": less(Task.due_at),
    "due_at.gte": at_least(Task.due_at),
    "due_at.is_null": is_null(Task.due_at),
    "points.lte": at_most(Task.points),
    "points.gt": greater(Task.points),
    "labels.contains": includes(Task.labels),
    "class": equals(Task.class_),
    "project_id": equals(Task.project_id),
    "project_id.in": one_of(Task.project_id),
    "project_id.is_null": is_null(Task.project_id),
}
SORTS: Sorts = {"created_at": Task.created_at, "due_at": Task.due_at, "class": Task.class_}
LISTING = Listing(LIST, Task.id, filters=FILTERS, sorts=SORTS)
EXPAND_PROJECT = select(Project).where(
    Project.user_id == bindparam("_owner"), Project.id == any_(IDS)
)
EXPAND_TAGS = few_of_each(
    select(Tag)
    .join(TaskTag, TaskTag.tag_id == Tag.id)
    .where(
        TaskTag.user_id == bindparam("_owner"),
        TaskTag.task_id == EACH,
        Tag.user_id == bindparam("_owner"),
        Tag.deleted_at.is_(None),
    )
    .order_by(Tag.id),
    10,
)
EXPANSIONS = Expansions(
    TaskExpanded,
    {
        "project": ToOne(EXPAND_PROJECT, "project_id", ProjectRead),
        "tags": ToMany(EXPAND_TAGS, TagRead),
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
                Tag.user_id == bindparam("_owner"),
                Tag.id == any_(LINKED_IDS),
                Tag.deleted_at.is_(None),
            ),
        ),
        refused=CONFLICTS["fk_task_tag_tag_id"],
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


def read(row: RowMapping | None) -> TaskRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such task.")
    return TaskRead.model_validate(row)


class TaskService:
    """The tasks of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TaskQuery) -> Page[TaskExpanded]:
        """Some of the tasks, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
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
        return read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> TaskExpanded:
        """The task with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: TaskCreate) -> TaskRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: TaskUpdate) -> TaskRead:
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
        """Remove the task with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such task.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
