# Generated from schema.yaml; edit the schema, not this file. [seal c48699deae98]
"""The wishlists in the database; every statement names the owner."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, Expansions, ToMany, few_of_each
from generated.filters import Filters, equals
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.answers import WISHLIST_ROW, WISHLIST_VERSION
from generated.models.product import Product
from generated.models.wishlist import Wishlist
from generated.models.wishlist_product import WishlistProduct
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.expanded import WishlistExpanded
from generated.schemas.product import ProductRead
from generated.schemas.wishlist import WishlistCreate, WishlistQuery, WishlistRead, WishlistUpdate
from generated.transactions import run

LIST = select(*WISHLIST_ROW).where(Wishlist.customer_id == bindparam("_owner"))
FILTERS: Filters = {"public": equals(Wishlist.public)}
LISTING = Listing(LIST, Wishlist.id, filters=FILTERS)
EXPAND_PRODUCTS = few_of_each(
    select(Product)
    .join(WishlistProduct, WishlistProduct.product_id == Product.id)
    .where(WishlistProduct.customer_id == bindparam("_owner"), WishlistProduct.wishlist_id == EACH)
    .order_by(Product.id),
    50,
)
EXPANSIONS = Expansions(WishlistExpanded, {"products": ToMany(EXPAND_PRODUCTS, ProductRead)})
LINKS = {
    "product_ids": Links(
        clear=delete(WishlistProduct).where(
            WishlistProduct.customer_id == bindparam("_owner"),
            WishlistProduct.wishlist_id == bindparam("_id"),
        ),
        fill=insert(WishlistProduct).from_select(
            ["customer_id", "wishlist_id", "product_id"],
            select(bindparam("_owner"), ROW_ID, Product.id).where(Product.id == any_(LINKED_IDS)),
        ),
        refused=CONFLICTS["fk_wishlist_product_product_id"],
    ),
}
GET = select(*WISHLIST_ROW, WISHLIST_VERSION).where(
    Wishlist.customer_id == bindparam("_owner"), Wishlist.id == bindparam("_id")
)
FIND = GET.where(matches(WISHLIST_VERSION))
CREATE = insert(Wishlist).returning(Wishlist)
UPDATE = (
    update(Wishlist)
    .where(
        Wishlist.customer_id == bindparam("_owner"),
        Wishlist.id == bindparam("_id"),
        matches(WISHLIST_VERSION),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(*WISHLIST_ROW, WISHLIST_VERSION)
)
DELETE = (
    delete(Wishlist)
    .where(
        Wishlist.customer_id == bindparam("_owner"),
        Wishlist.id == bindparam("_id"),
        matches(WISHLIST_VERSION),
    )
    .returning(Wishlist.id)
)


def read(row: RowMapping | None) -> WishlistRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such wishlist.")
    return WishlistRead.model_validate(row)


class WishlistService:
    """The wishlists of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: WishlistQuery) -> Page[WishlistExpanded]:
        """Some of the wishlists, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: WishlistCreate) -> WishlistRead:
        """Store a new wishlist with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "customer_id": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> WishlistExpanded:
        """The wishlist with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: WishlistCreate) -> WishlistRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: WishlistUpdate) -> WishlistRead:
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
        """Remove the wishlist with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such wishlist.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
