# Generated from schema.yaml; edit the schema, not this file. [seal 47b99bb49c84]
"""The todos in the database; every statement names the owner.

What the schema cannot say is written in `overrides/todo.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.lists import Listing, fetch_list
from generated.models.todo import Todo
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.todo import TodoCreate, TodoQuery, TodoRead, TodoStored, TodoUpdate

LIST = select(Todo).where(Todo.user_id == bindparam("_owner"))
SORTS: Sorts = {"order": Todo.order}
LISTING = Listing(LIST, Todo.id, sorts=SORTS)
GET = select(Todo).where(Todo.user_id == bindparam("_owner"), Todo.id == bindparam("_id"))
FIND = GET.where(matches(Todo.entity_tag))
CREATE = insert(Todo).returning(Todo)
UPDATE = (
    update(Todo)
    .where(
        Todo.user_id == bindparam("_owner"), Todo.id == bindparam("_id"), matches(Todo.entity_tag)
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Todo)
)
DELETE = (
    delete(Todo)
    .where(
        Todo.user_id == bindparam("_owner"), Todo.id == bindparam("_id"), matches(Todo.entity_tag)
    )
    .returning(Todo.id)
)
CLEAR = delete(Todo).where(Todo.user_id == bindparam("_owner"))


class TodoServiceBase(ABC):
    """The todos of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TodoQuery) -> Page[TodoRead]:
        """Some of the todos, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [self.read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TodoCreate) -> TodoRead:
        """Store a new todo, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return self.read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> TodoRead:
        """The todo with this id. Raises NotFound."""
        return self.read(await self.database.fetch_one(GET, self.key(id)))

    async def update(self, id: UUID, data: TodoUpdate) -> TodoRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return self.read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the todo with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such todo.")

    async def clear(self) -> None:
        """Remove all todos."""
        await clear_at_once(self.database, CLEAR, self.scope)

    @staticmethod
    @abstractmethod
    def compute_url(todo: TodoStored) -> str:
        """Where the todo is."""

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    @classmethod
    def read(cls, row: RowMapping | Todo | None) -> TodoRead:
        """The row as its owner sees it.

        Raises NotFound where there is none; somebody else's is none.
        """
        if row is None:
            raise NotFound("There is no such todo.")
        stored = TodoStored.model_validate(row)
        return TodoRead.model_construct(**vars(stored), url=cls.compute_url(stored))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
