"""What becomes of an order: a cart can change, and what has been placed stays as it is."""

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict
from generated.models.order import Order
from generated.rows import OwnedRows
from generated.schemas.order import OrderDiscardCarts, OrderShip
from generated.services.order import OrderServiceBase


class OrderService(OrderServiceBase):
    """The orders of one customer, and what is done by hand."""

    @override
    async def on_ship(self, order: Order, data: OrderShip) -> None:
        """Keep the number by which the carrier knows the parcel."""
        order.tracking = data.tracking

    @override
    async def on_discard_carts(self, orders: OwnedRows[Order], data: OrderDiscardCarts) -> None:
        """Delete the carts that nothing has happened to since the instant."""
        await orders.delete(Order.status == "cart", Order.updated_at < data.untouched_since)

    @override
    async def before_update(
        self, session: AsyncSession, order: Order, changes: dict[str, object]
    ) -> None:
        """Refuse changes of what the customer has agreed to."""
        if order.status != "cart":
            raise Conflict("An order that has been placed stays as it is.")

    @override
    async def before_delete(self, session: AsyncSession, order: Order) -> None:
        """Keep what the books speak of."""
        if order.status not in ("cart", "cancelled"):
            raise Conflict("An order that has been placed can be cancelled, but not deleted.")
