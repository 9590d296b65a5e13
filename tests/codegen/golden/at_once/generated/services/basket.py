# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The baskets in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, insert, select
from uuid_utils.compat import uuid7

from generated.clearing import clear_at_once
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.basket import Basket
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.basket import BasketCreate, BasketRead

LIST = (
    select(Basket)
    .where(Basket.user_id == bindparam("_owner"))
    .order_by(Basket.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Basket.id < bindparam("_after"))
GET = select(Basket).where(Basket.user_id == bindparam("_owner"), Basket.id == bindparam("_id"))
CREATE = insert(Basket).returning(Basket)
DELETE = (
    delete(Basket)
    .where(
        Basket.user_id == bindparam("_owner"),
        Basket.id == bindparam("_id"),
        matches(Basket.entity_tag),
    )
    .returning(Basket.id)
)
CLEAR = delete(Basket).where(Basket.user_id == bindparam("_owner"))


def read(row: RowMapping | None) -> BasketRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such basket.")
    return BasketRead.model_validate(row)


class BasketService:
    """The baskets of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[BasketRead]:
        """Some of the baskets, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: BasketCreate) -> BasketRead:
        """Store a new basket, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> BasketRead:
        """The basket with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def delete(self, id: UUID) -> None:
        """Remove the basket with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such basket.")

    async def clear(self) -> None:
        """Remove all baskets."""
        await clear_at_once(self.database, CLEAR, self.scope)

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
