# Generated from schema.yaml; edit the schema, not this file. [seal 7a04a2e8a7ae]
"""The orders in the database; every statement names the owner.

What the schema cannot say is written in `overrides/order.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import (
    Executable,
    RowMapping,
    and_,
    any_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, IDS, Expansions, Read, ToMany, ToOne, few_of_each
from generated.filters import Filters, at_least, equals, less, one_of, starts_with
from generated.lists import Listing, fetch_list
from generated.models.address import Address
from generated.models.card import Card
from generated.models.order import Order
from generated.models.order_line import OrderLine
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.references import TARGETS, LiveReference, require_live
from generated.rows import OwnedRows
from generated.schemas.address import AddressRead
from generated.schemas.card import CardRead
from generated.schemas.expanded import OrderExpanded
from generated.schemas.formats import now
from generated.schemas.order import (
    OrderCreate,
    OrderDiscardCarts,
    OrderQuery,
    OrderRead,
    OrderReplace,
    OrderShip,
    OrderUpdate,
)
from generated.schemas.order_line import OrderLineRead
from generated.steps import illegal_step, require_step
from generated.transactions import change, remove, reread, run

LIST = select(Order).where(Order.customer_id == bindparam("_owner"))
FILTERS: Filters = {
    "status": equals(Order.status),
    "status.in": one_of(Order.status),
    "number": equals(Order.number),
    "number.starts_with": starts_with(Order.number),
    "created_at.gte": at_least(Order.created_at),
    "created_at.lt": less(Order.created_at),
}
SORTS: Sorts = {"created_at": Order.created_at}
LISTING = Listing(LIST, Order.id, filters=FILTERS, sorts=SORTS)
EXPAND_ADDRESS = select(Address).where(
    Address.customer_id == bindparam("_owner"),
    Address.deleted_at.is_(None),
    Address.id == any_(IDS),
)
EXPAND_CARD = select(Card).where(Card.customer_id == bindparam("_owner"), Card.id == any_(IDS))
EXPAND_LINES = few_of_each(
    select(OrderLine)
    .where(OrderLine.customer_id == bindparam("_owner"), OrderLine.order_id == EACH)
    .order_by(OrderLine.id.desc()),
    100,
)
EXPANSIONS = Expansions(
    OrderExpanded,
    {
        "address": ToOne(EXPAND_ADDRESS, "address_id", AddressRead),
        "card": ToOne(EXPAND_CARD, "card_id", CardRead),
        "lines": ToMany(EXPAND_LINES, OrderLineRead),
    },
)
REFERENCES = {
    "address_id": LiveReference(
        select(Address.id).where(
            Address.customer_id == bindparam("_owner"),
            Address.id == any_(TARGETS),
            Address.deleted_at.is_(None),
        ),
        CONFLICTS["fk_orders_address_id"],
    ),
}
GET = select(Order).where(Order.customer_id == bindparam("_owner"), Order.id == bindparam("_id"))
CREATE = insert(Order).returning(Order)
UPDATE = (
    update(Order)
    .where(Order.customer_id == bindparam("_owner"), Order.id == bindparam("_id"))
    .values(updated_at=func.clock_timestamp())
    .returning(Order)
)
DELETE = (
    delete(Order)
    .where(Order.customer_id == bindparam("_owner"), Order.id == bindparam("_id"))
    .returning(Order.id)
)
PLACE = (
    update(Order)
    .where(
        Order.customer_id == bindparam("_owner"),
        Order.id == bindparam("_id"),
        Order.status.in_(["cart"]),
        matches(Order.entity_tag),
    )
    .values(status="placed", placed_at=func.clock_timestamp())
    .returning(Order)
)
PAY = (
    update(Order)
    .where(
        Order.customer_id == bindparam("_owner"),
        Order.id == bindparam("_id"),
        Order.status.in_(["placed"]),
        matches(Order.entity_tag),
    )
    .values(status="paid", paid_at=func.clock_timestamp())
    .returning(Order)
)
CANCEL = (
    update(Order)
    .where(
        Order.customer_id == bindparam("_owner"),
        Order.id == bindparam("_id"),
        Order.status.in_(["cart", "placed", "paid"]),
        matches(Order.entity_tag),
    )
    .values(status="cancelled")
    .returning(Order)
)
LOCK = GET.with_for_update()
OWNED = and_(Order.customer_id == bindparam("_owner"))


def read(row: RowMapping | None) -> OrderRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such order.")
    return OrderRead.model_validate(row)


class OrderServiceBase(ABC):
    """The orders of one owner: no row that is read or written here has another."""

    def __init__(
        self,
        database: Database,
        owner: str,
        read_order_line: Callable[[RowMapping], OrderLineRead],
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()
        self.readers: Mapping[str, Read] = {"lines": read_order_line}

    async def list(self, query: OrderQuery) -> Page[OrderExpanded]:
        """Some of the orders, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand, self.readers)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: OrderCreate) -> OrderRead:
        """Store a new order, and give it its id."""
        values = data.model_dump(by_alias=True)
        await require_live(self.database.fetch_one, REFERENCES, self.scope, values)
        row = {**values, "customer_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> OrderExpanded:
        """The order with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand, self.readers)
        return found

    async def replace(self, id: UUID, data: OrderReplace) -> OrderRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await require_live(partial(run, session), REFERENCES, self.scope, changes)
            await change(session, row, UPDATE, {**changes, **self.key(id)})
        return OrderRead.model_validate(row)

    async def update(self, id: UUID, data: OrderUpdate) -> OrderRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await require_live(partial(run, session), REFERENCES, self.scope, changes)
            await change(session, row, UPDATE if changes else GET, {**changes, **self.key(id)})
        return OrderRead.model_validate(row)

    async def delete(self, id: UUID) -> None:
        """Remove the order with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_delete(session, row)
            await remove(session, row, DELETE, self.key(id))

    async def place(self, id: UUID) -> OrderRead:
        """Order what is in the cart."""
        row = await self.matched(PLACE, self.key(id))
        if row is None:
            found = read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["cart"], "placed")
        return read(row)

    async def pay(self, id: UUID) -> OrderRead:
        """Say that the payment has arrived."""
        row = await self.matched(PAY, self.key(id))
        if row is None:
            found = read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["placed"], "paid")
        return read(row)

    async def ship(self, id: UUID, data: OrderShip) -> OrderRead:
        """Hand it to the carrier."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            require_step("status", row.status, ["paid"], "shipped")
            row.status = "shipped"
            row.shipped_at = now()
            await self.on_ship(row, data)
            await reread(session, row)
        return OrderRead.model_validate(row)

    @abstractmethod
    async def on_ship(self, order: Order, data: OrderShip) -> None:
        """Hand it to the carrier."""

    async def cancel(self, id: UUID) -> OrderRead:
        """Call it off, as long as it has not been shipped."""
        row = await self.matched(CANCEL, self.key(id))
        if row is None:
            found = read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("status", found.status, ["cart", "placed", "paid"], "cancelled")
        return read(row)

    async def discard_carts(self, data: OrderDiscardCarts) -> None:
        """Delete the carts that nothing has happened to since an instant."""
        async with self.database.transaction() as session:
            await self.on_discard_carts(self.rows(session), data)

    @abstractmethod
    async def on_discard_carts(self, orders: OwnedRows[Order], data: OrderDiscardCarts) -> None:
        """Delete the carts that nothing has happened to since an instant."""

    async def locked(self, session: AsyncSession, id: UUID) -> Order:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such order.")
        self.precondition.check(id, row.entity_tag)
        return row

    def rows(self, session: AsyncSession) -> OwnedRows[Order]:
        """The orders of this owner, and of nobody else, within a transaction."""
        return OwnedRows(session, Order, OWNED.params(self.scope))

    @abstractmethod
    async def before_update(
        self, session: AsyncSession, order: Order, changes: dict[str, object]
    ) -> None:
        """Check what is to change in an order; `changes` has new values by column."""

    @abstractmethod
    async def before_delete(self, session: AsyncSession, order: Order) -> None:
        """Check an order that is to be deleted."""

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
