# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The things in the database; every statement names the owner.

What the schema cannot say is written in `overrides/thing.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.thing import Thing
from generated.preconditions import Precondition, matches
from generated.schemas.thing import ThingCreate, ThingRead, ThingRun, ThingUpdate
from generated.transactions import reread

GET = select(Thing).where(Thing.user_id == bindparam("_owner"), Thing.id == bindparam("_id"))
FIND = GET.where(matches(Thing.entity_tag))
CREATE = insert(Thing).returning(Thing)
UPDATE = (
    update(Thing)
    .where(
        Thing.user_id == bindparam("_owner"),
        Thing.id == bindparam("_id"),
        matches(Thing.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Thing)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> ThingRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such thing.")
    return ThingRead.model_validate(row)


class ThingServiceBase(ABC):
    """The things of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: ThingCreate) -> ThingRead:
        """Store a new thing, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def update(self, id: UUID, data: ThingUpdate) -> ThingRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def run(self, id: UUID, data: ThingRun) -> ThingRead:
        """\\\"\"\"
        raise SystemExit
        \"\"\"
        """
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_run(row, data)
            await reread(session, row)
        return ThingRead.model_validate(row)

    @abstractmethod
    async def on_run(self, thing: Thing, data: ThingRun) -> None:
        """\\\"\"\"
        raise SystemExit
        \"\"\"
        """

    async def locked(self, session: AsyncSession, id: UUID) -> Thing:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such thing.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
