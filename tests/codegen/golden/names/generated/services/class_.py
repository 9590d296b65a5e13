# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The classes in the database; every statement names the owner.

What the schema cannot say is written in `overrides/class_.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.class_ import Class
from generated.preconditions import Precondition, matches
from generated.schemas.class_ import ClassCreate, ClassPrint, ClassRead, ClassUpdate
from generated.transactions import reread

GET = select(Class).where(Class.user == bindparam("_owner"), Class.id == bindparam("_id"))
FIND = GET.where(matches(Class.entity_tag))
CREATE = insert(Class).returning(Class)
UPDATE = (
    update(Class)
    .where(
        Class.user == bindparam("_owner"), Class.id == bindparam("_id"), matches(Class.entity_tag)
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Class)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> ClassRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such class.")
    return ClassRead.model_validate(row)


class ClassServiceBase(ABC):
    """The classes of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: ClassCreate) -> ClassRead:
        """Store a new class, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ClassRead:
        """The class with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def update(self, id: UUID, data: ClassUpdate) -> ClassRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def import_(self, id: UUID) -> ClassRead:
        """Import a class."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_import(row)
            await reread(session, row)
        return ClassRead.model_validate(row)

    @abstractmethod
    async def on_import(self, class_: Class) -> None:
        """Import a class."""

    async def print(self, id: UUID, data: ClassPrint) -> ClassRead:
        """Print a class."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_print(row, data)
            await reread(session, row)
        return ClassRead.model_validate(row)

    @abstractmethod
    async def on_print(self, class_: Class, data: ClassPrint) -> None:
        """Print a class."""

    async def locked(self, session: AsyncSession, id: UUID) -> Class:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such class.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
