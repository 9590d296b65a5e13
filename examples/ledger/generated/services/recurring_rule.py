# Generated from schema.yaml; edit the schema, not this file. [seal 0c24dd00eb89]
"""The recurring rules in the database; every statement names the owner.

What the schema cannot say is written in `overrides/recurring_rule.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, at_least, at_most, equals, less, one_of
from generated.lists import Listing, fetch_list
from generated.models.account import Account
from generated.models.category import Category
from generated.models.recurring_rule import RecurringRule
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.account import AccountRead
from generated.schemas.category import CategoryRead
from generated.schemas.expanded import RecurringRuleExpanded
from generated.schemas.formats import now
from generated.schemas.recurring_rule import (
    RecurringRuleCreate,
    RecurringRuleQuery,
    RecurringRuleRead,
    RecurringRuleRun,
    RecurringRuleRunResult,
    RecurringRuleUpdate,
)
from generated.security import SecuredDatabase

LIST = select(RecurringRule).where(RecurringRule.book_id == bindparam("_owner"))
FILTERS: Filters = {
    "account_id": equals(RecurringRule.account_id),
    "frequency": equals(RecurringRule.frequency),
    "frequency.in": one_of(RecurringRule.frequency),
    "remind_before.lte": at_most(RecurringRule.remind_before),
    "at.gte": at_least(RecurringRule.at),
    "at.lt": less(RecurringRule.at),
}
LISTING = Listing(LIST, RecurringRule.id, filters=FILTERS)
EXPAND_ACCOUNT = select(Account).where(
    Account.book_id == bindparam("_owner"), Account.id == any_(IDS)
)
EXPAND_CATEGORY = select(Category).where(
    Category.book_id == bindparam("_owner"), Category.id == any_(IDS)
)
EXPANSIONS = Expansions(
    RecurringRuleExpanded,
    {
        "account": ToOne(EXPAND_ACCOUNT, "account_id", AccountRead),
        "category": ToOne(EXPAND_CATEGORY, "category_id", CategoryRead),
    },
)
GET = select(RecurringRule).where(
    RecurringRule.book_id == bindparam("_owner"), RecurringRule.id == bindparam("_id")
)
FIND = GET.where(matches(RecurringRule.entity_tag))
CREATE = insert(RecurringRule).returning(RecurringRule)
UPDATE = (
    update(RecurringRule)
    .where(
        RecurringRule.book_id == bindparam("_owner"),
        RecurringRule.id == bindparam("_id"),
        matches(RecurringRule.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(RecurringRule)
)
DELETE = (
    delete(RecurringRule)
    .where(
        RecurringRule.book_id == bindparam("_owner"),
        RecurringRule.id == bindparam("_id"),
        matches(RecurringRule.entity_tag),
    )
    .returning(RecurringRule.id)
)
PAUSE = (
    update(RecurringRule)
    .where(
        RecurringRule.book_id == bindparam("_owner"),
        RecurringRule.id == bindparam("_id"),
        matches(RecurringRule.entity_tag),
    )
    .values(paused=True)
    .returning(RecurringRule)
)
RESUME = (
    update(RecurringRule)
    .where(
        RecurringRule.book_id == bindparam("_owner"),
        RecurringRule.id == bindparam("_id"),
        matches(RecurringRule.entity_tag),
    )
    .values(paused=False)
    .returning(RecurringRule)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> RecurringRuleRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such recurring rule.")
    return RecurringRuleRead.model_validate(row)


class RecurringRuleServiceBase(ABC):
    """The recurring rules of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: RecurringRuleQuery) -> Page[RecurringRuleExpanded]:
        """Some of the recurring rules, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: RecurringRuleCreate) -> RecurringRuleRead:
        """Store a new recurring rule, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "book_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> RecurringRuleExpanded:
        """The recurring rule with this id, and what is behind it as far as asked. Raises
        NotFound.
        """
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: RecurringRuleCreate) -> RecurringRuleRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: RecurringRuleUpdate) -> RecurringRuleRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the recurring rule with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such recurring rule.")

    async def pause(self, id: UUID) -> RecurringRuleRead:
        """Stop it for a while."""
        return read(await self.matched(PAUSE, self.key(id)))

    async def resume(self, id: UUID) -> RecurringRuleRead:
        """Let it come back again."""
        return read(await self.matched(RESUME, self.key(id)))

    async def run(self, id: UUID, data: RecurringRuleRun) -> RecurringRuleRunResult:
        """Book it now."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            row.last_run_at = now()
            result = await self.on_run(row, data)
        return RecurringRuleRunResult.model_validate(result)

    @abstractmethod
    async def on_run(
        self, recurring_rule: RecurringRule, data: RecurringRuleRun
    ) -> RecurringRuleRunResult:
        """Book it now."""

    async def locked(self, session: AsyncSession, id: UUID) -> RecurringRule:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such recurring rule.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
