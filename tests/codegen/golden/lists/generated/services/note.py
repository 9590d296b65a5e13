# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The notes in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, contains
from generated.lists import Listing, fetch_list
from generated.models.answers import TASK_ROW
from generated.models.note import Note
from generated.models.task import Task
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.expanded import NoteExpanded
from generated.schemas.note import NoteCreate, NoteQuery, NoteRead, NoteUpdate
from generated.schemas.task import TaskRead

PARENT = select(Task.id).where(
    Task.user_id == bindparam("_owner"), Task.id == bindparam("_task_id")
)
LIST = select(Note).where(
    Note.user_id == bindparam("_owner"), Note.task_id == bindparam("_task_id")
)
FILTERS: Filters = {"body.contains": contains(Note.body)}
LISTING = Listing(LIST, Note.id, filters=FILTERS)
EXPAND_TASK = select(*TASK_ROW).where(Task.user_id == bindparam("_owner"), Task.id == any_(IDS))
EXPANSIONS = Expansions(NoteExpanded, {"task": ToOne(EXPAND_TASK, "task_id", TaskRead)})
GET = select(Note).where(
    Note.user_id == bindparam("_owner"),
    Note.task_id == bindparam("_task_id"),
    Note.id == bindparam("_id"),
)
FIND = GET.where(matches(Note.entity_tag))
CREATE = insert(Note).returning(Note)
UPDATE = (
    update(Note)
    .where(
        Note.user_id == bindparam("_owner"),
        Note.task_id == bindparam("_task_id"),
        Note.id == bindparam("_id"),
        matches(Note.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Note)
)
DELETE = (
    delete(Note)
    .where(
        Note.user_id == bindparam("_owner"),
        Note.task_id == bindparam("_task_id"),
        Note.id == bindparam("_id"),
        matches(Note.entity_tag),
    )
    .returning(Note.id)
)


def read(row: RowMapping | None) -> NoteRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such note.")
    return NoteRead.model_validate(row)


class NoteService:
    """The notes of one owner's task: no row here has another owner or task."""

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

    async def list(self, query: NoteQuery) -> Page[NoteExpanded]:
        """Some of the notes, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        if not found.rows:
            await self.require_parent()
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: NoteCreate) -> NoteRead:
        """Store a new note, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "task_id": self.task_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> NoteExpanded:
        """The note with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: NoteCreate) -> NoteRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: NoteUpdate) -> NoteRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the note with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such note.")

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
