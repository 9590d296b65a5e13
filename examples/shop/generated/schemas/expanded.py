# Generated from schema.yaml; edit the schema, not this file. [seal 622cbae8ca45]
"""Answers with the rows behind them, for those who ask for these."""

from pydantic import MISSING

from generated.schemas.address import AddressRead
from generated.schemas.card import CardRead
from generated.schemas.category import CategoryRead
from generated.schemas.order import OrderRead
from generated.schemas.order_line import OrderLineRead
from generated.schemas.product import ProductRead
from generated.schemas.wishlist import WishlistRead


class CategoryExpanded(CategoryRead):
    """A category, with the rows that are asked for with it."""

    parent: CategoryRead | MISSING | None = MISSING
    children: list[CategoryRead] | MISSING = MISSING
    products: list[ProductRead] | MISSING = MISSING


class ProductExpanded(ProductRead):
    """A product, with the rows that are asked for with it."""

    category: CategoryRead | MISSING | None = MISSING


class OrderExpanded(OrderRead):
    """An order, with the rows that are asked for with it."""

    address: AddressRead | MISSING | None = MISSING
    card: CardRead | MISSING | None = MISSING
    lines: list[OrderLineRead] | MISSING = MISSING


class OrderLineExpanded(OrderLineRead):
    """An order line, with the rows that are asked for with it."""

    product: ProductRead | MISSING | None = MISSING


class WishlistExpanded(WishlistRead):
    """A wishlist, with the rows that are asked for with it."""

    products: list[ProductRead] | MISSING = MISSING
