"""The lines of an order: prices come from the catalogue, and only a cart changes."""

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict
from generated.models.order import Order
from generated.models.order_line import OrderLine
from generated.models.product import Product
from generated.schemas.order_line import OrderLineCreate, OrderLineStored
from generated.services.order_line import OrderLineServiceBase


class OrderLineService(OrderLineServiceBase):
    """The lines of one customer's order, and what is done by hand."""

    @override
    async def before_create(self, session: AsyncSession, data: OrderLineCreate) -> OrderLineCreate:
        """Take what is priced in the order's currency into a cart, and into nothing else."""
        order = await self._cart(session)
        product = await session.get(Product, data.product_id)
        if product is not None and product.currency != order.currency:
            raise Conflict(f"The order is in {order.currency}, the product in {product.currency}.")
        return data

    @override
    async def after_create(self, session: AsyncSession, order_line: OrderLine) -> None:
        """Note the price of this moment."""
        product = await session.get_one(Product, order_line.product_id)
        order_line.unit_price = product.price

    @override
    async def before_update(
        self, session: AsyncSession, order_line: OrderLine, changes: dict[str, object]
    ) -> None:
        """Change nothing of what has been placed."""
        await self._cart(session)

    @override
    async def before_delete(self, session: AsyncSession, order_line: OrderLine) -> None:
        """Take nothing from what has been placed."""
        await self._cart(session)

    @override
    @staticmethod
    def compute_total(order_line: OrderLineStored) -> Decimal:
        """Quantity times price."""
        return order_line.quantity * order_line.unit_price

    async def _cart(self, session: AsyncSession) -> Order:
        """The order of the path, locked, as long as it is a cart."""
        owned = (Order.customer_id == self.owner, Order.id == self.order_id)
        order = (await session.scalars(select(Order).where(*owned).with_for_update())).one()
        if order.status != "cart":
            raise Conflict("An order that has been placed stays as it is.")
        return order
