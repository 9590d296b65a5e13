# Generated from schema.yaml; edit the schema, not this file. [seal abe7ca0b2363]
"""The order lines in the database; every statement names the owner.

What the schema cannot say is written in `overrides/order_line.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import RowMapping, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.batches import create_each, delete_each, refuse_repeated, update_each
from generated.clearing import clear_each
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.joined import join, within
from generated.lists import Listing, fetch_list
from generated.models.order import Order
from generated.models.order_line import OrderLine
from generated.models.product import Product
from generated.pagination import Page
from generated.preconditions import Precondition
from generated.schemas.expanded import OrderLineExpanded
from generated.schemas.order_line import (
    OrderLineBatch,
    OrderLineBatchResult,
    OrderLineCreate,
    OrderLineQuery,
    OrderLineRead,
    OrderLineReplace,
    OrderLineStored,
    OrderLineUpdate,
)
from generated.schemas.product import ProductRead
from generated.transactions import change, remove, reread, run

PARENT = select(Order.id).where(
    Order.customer_id == bindparam("_owner"), Order.id == bindparam("_order_id")
)
LIST = select(OrderLine).where(
    OrderLine.customer_id == bindparam("_owner"), OrderLine.order_id == bindparam("_order_id")
)
LISTING = Listing(LIST, OrderLine.id)
EXPAND_PRODUCT = select(Product).where(Product.id == any_(IDS))
EXPANSIONS = Expansions(
    OrderLineExpanded, {"product": ToOne(EXPAND_PRODUCT, "product_id", ProductRead)}
)
GET = select(OrderLine).where(
    OrderLine.customer_id == bindparam("_owner"),
    OrderLine.order_id == bindparam("_order_id"),
    OrderLine.id == bindparam("_id"),
)
CREATE = insert(OrderLine).returning(OrderLine)
UPDATE = (
    update(OrderLine)
    .where(
        OrderLine.customer_id == bindparam("_owner"),
        OrderLine.order_id == bindparam("_order_id"),
        OrderLine.id == bindparam("_id"),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(OrderLine)
)
DELETE = (
    delete(OrderLine)
    .where(
        OrderLine.customer_id == bindparam("_owner"),
        OrderLine.order_id == bindparam("_order_id"),
        OrderLine.id == bindparam("_id"),
    )
    .returning(OrderLine.id)
)
CLEAR = (
    select(OrderLine.id)
    .where(
        OrderLine.customer_id == bindparam("_owner"), OrderLine.order_id == bindparam("_order_id")
    )
    .order_by(OrderLine.id.desc())
    .limit(bindparam("_limit"))
    .with_for_update()
)
LOCK = GET.with_for_update()


class OrderLineServiceBase(ABC):
    """The order lines of one owner's order: no row here has another owner or order."""

    def __init__(
        self,
        database: Database,
        owner: str,
        order_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.order_id = order_id
        self.scope: Parameters = {"_owner": owner, "_order_id": order_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: OrderLineQuery) -> Page[OrderLineExpanded]:
        """Some of the order lines, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        if not found.rows:
            await self.require_parent()
        rows = [self.read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: OrderLineCreate) -> OrderLineRead:
        """Store a new order line, and give it its id."""
        await self.require_parent()
        async with self.database.transaction() as session:
            data = await self.before_create(session, data)
            values = {
                **data.model_dump(by_alias=True),
                "customer_id": self.owner,
                "order_id": self.order_id,
                "id": uuid7(),
            }
            await run(session, CREATE, values)
            row = await self.locked(session, values["id"])
            await self.after_create(session, row)
            await reread(session, row)
        return self.read(row)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> OrderLineExpanded:
        """The order line with this id, and what is behind it as far as asked. Raises NotFound."""
        row = self.read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: OrderLineReplace) -> OrderLineRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await change(session, row, UPDATE, {**changes, **self.key(id)})
        return self.read(row)

    async def update(self, id: UUID, data: OrderLineUpdate) -> OrderLineRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            await change(session, row, UPDATE if changes else GET, {**changes, **self.key(id)})
        return self.read(row)

    async def delete(self, id: UUID) -> None:
        """Remove the order line with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_delete(session, row)
            await remove(session, row, DELETE, self.key(id))

    async def clear(self) -> None:
        """Remove all order lines of this order, each as `delete` does."""
        await self.require_parent()
        await clear_each(self, CLEAR)

    async def batch(self, data: OrderLineBatch) -> OrderLineBatchResult:
        """Delete, change and create order lines: all of it, or nothing."""
        await self.require_parent()
        refuse_repeated(data.update, data.delete)
        async with join(self.database) as database:
            same = within(database, self)
            await delete_each(same.delete, data.delete)
            updated = await update_each(same.update, data.update)
            created = await create_each(same.create, data.create)
        return OrderLineBatchResult(created=created, updated=updated, deleted=data.delete)

    async def locked(self, session: AsyncSession, id: UUID) -> OrderLine:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such order line.")
        self.precondition.check(id, row.entity_tag)
        return row

    @abstractmethod
    async def before_create(self, session: AsyncSession, data: OrderLineCreate) -> OrderLineCreate:
        """Check an order line that is to be stored, and return what is to be stored."""

    @abstractmethod
    async def after_create(self, session: AsyncSession, order_line: OrderLine) -> None:
        """Do what follows from an order line that has been stored."""

    @abstractmethod
    async def before_update(
        self, session: AsyncSession, order_line: OrderLine, changes: dict[str, object]
    ) -> None:
        """Check what is to change in an order line; `changes` has new values by column."""

    @abstractmethod
    async def before_delete(self, session: AsyncSession, order_line: OrderLine) -> None:
        """Check an order line that is to be deleted."""

    @staticmethod
    @abstractmethod
    def compute_total(order_line: OrderLineStored) -> Decimal:
        """Quantity times price."""

    @classmethod
    def read(cls, row: RowMapping | OrderLine | None) -> OrderLineRead:
        """The row as its owner sees it.

        Raises NotFound where there is none; somebody else's is none.
        """
        if row is None:
            raise NotFound("There is no such order line.")
        stored = OrderLineStored.model_validate(row)
        return OrderLineRead.model_construct(**vars(stored), total=cls.compute_total(stored))

    async def require_parent(self) -> None:
        """Raise NotFound where there is no order as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such order.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
