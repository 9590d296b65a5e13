# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The counters in the database; every statement names the owner.

What the schema cannot say is written in `overrides/counter.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.counter import Counter
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.counter import CounterRead, CounterUpdate
from generated.transactions import reread

LIST = (
    select(Counter)
    .where(Counter.user_id == bindparam("_owner"))
    .order_by(Counter.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Counter.id < bindparam("_after"))
GET = select(Counter).where(Counter.user_id == bindparam("_owner"), Counter.id == bindparam("_id"))
FIND = GET.where(matches(Counter.entity_tag))
UPDATE = (
    update(Counter)
    .where(
        Counter.user_id == bindparam("_owner"),
        Counter.id == bindparam("_id"),
        matches(Counter.entity_tag),
    )
    .returning(Counter)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> CounterRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such counter.")
    return CounterRead.model_validate(row)


class CounterServiceBase(ABC):
    """The counters of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[CounterRead]:
        """Some of the counters, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def update(self, id: UUID, data: CounterUpdate) -> CounterRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def reset(self, id: UUID) -> CounterRead:
        """Reset a counter."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_reset(row)
            await reread(session, row)
        return CounterRead.model_validate(row)

    @abstractmethod
    async def on_reset(self, counter: Counter) -> None:
        """Reset a counter."""

    async def locked(self, session: AsyncSession, id: UUID) -> Counter:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such counter.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
