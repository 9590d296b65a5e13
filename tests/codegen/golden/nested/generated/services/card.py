# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The cards in the database; every statement names the owner.

What the schema cannot say is written in `overrides/card.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.board import Board
from generated.models.card import Card
from generated.models.column import Column
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.card import CardCreate, CardRead, CardUpdate
from generated.transactions import reread

PARENT = select(Column.id).where(
    Column.user_id == bindparam("_owner"),
    Column.id == bindparam("_column_id"),
    Column.board_id == Board.id,
    Board.user_id == bindparam("_owner"),
    Board.id == bindparam("_board_id"),
)
LIST = (
    select(Card)
    .where(
        Card.user_id == bindparam("_owner"),
        Card.column_id == bindparam("_column_id"),
        PARENT.exists(),
    )
    .order_by(Card.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Card.id < bindparam("_after"))
GET = select(Card).where(
    Card.user_id == bindparam("_owner"),
    Card.column_id == bindparam("_column_id"),
    PARENT.exists(),
    Card.id == bindparam("_id"),
)
FIND = GET.where(matches(Card.entity_tag))
CREATE = insert(Card).returning(Card)
UPDATE = (
    update(Card)
    .where(
        Card.user_id == bindparam("_owner"),
        Card.column_id == bindparam("_column_id"),
        PARENT.exists(),
        Card.id == bindparam("_id"),
        matches(Card.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Card)
)
DELETE = (
    delete(Card)
    .where(
        Card.user_id == bindparam("_owner"),
        Card.column_id == bindparam("_column_id"),
        PARENT.exists(),
        Card.id == bindparam("_id"),
        matches(Card.entity_tag),
    )
    .returning(Card.id)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> CardRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such card.")
    return CardRead.model_validate(row)


class CardServiceBase(ABC):
    """The cards of one owner's column: no row here has another owner or column."""

    def __init__(
        self,
        database: Database,
        owner: str,
        board_id: UUID,
        column_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.board_id = board_id
        self.column_id = column_id
        self.scope: Parameters = {"_owner": owner, "_board_id": board_id, "_column_id": column_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[CardRead]:
        """Some of the cards, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: CardCreate) -> CardRead:
        """Store a new card, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "column_id": self.column_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> CardRead:
        """The card with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: CardCreate) -> CardRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: CardUpdate) -> CardRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the card with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such card.")

    async def flag(self, id: UUID) -> CardRead:
        """Flag a card."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_flag(row)
            await reread(session, row)
        return CardRead.model_validate(row)

    @abstractmethod
    async def on_flag(self, card: Card) -> None:
        """Flag a card."""

    async def locked(self, session: AsyncSession, id: UUID) -> Card:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such card.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no column as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such column.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
