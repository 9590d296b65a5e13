# Generated from schema.yaml; edit the schema, not this file. [seal 85eaf4f1bd88]
"""The cards in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, insert, select
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.filters import Filters, less
from generated.lists import Listing, fetch_list
from generated.models.card import Card
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.card import CardCreate, CardQuery, CardRead

LIST = select(Card).where(Card.customer_id == bindparam("_owner"))
FILTERS: Filters = {"expires_on.lt": less(Card.expires_on)}
LISTING = Listing(LIST, Card.id, filters=FILTERS)
GET = select(Card).where(Card.customer_id == bindparam("_owner"), Card.id == bindparam("_id"))
CREATE = insert(Card).returning(Card)
DELETE = (
    delete(Card)
    .where(
        Card.customer_id == bindparam("_owner"),
        Card.id == bindparam("_id"),
        matches(Card.entity_tag),
    )
    .returning(Card.id)
)


def read(row: RowMapping | None) -> CardRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such card.")
    return CardRead.model_validate(row)


class CardService:
    """The cards of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: CardQuery) -> Page[CardRead]:
        """Some of the cards, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: CardCreate) -> CardRead:
        """Store a new card, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "customer_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> CardRead:
        """The card with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def delete(self, id: UUID) -> None:
        """Remove the card with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such card.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
