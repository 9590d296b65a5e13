# Generated from schema.yaml; edit the schema, not this file. [seal df869d8e4060]
"""The tables. Importing this package makes all of them known to `Base.metadata`."""

from generated.models.address import Address
from generated.models.base import Base
from generated.models.card import Card
from generated.models.category import Category
from generated.models.idempotency_key import IdempotencyKey
from generated.models.order import Order
from generated.models.order_line import OrderLine
from generated.models.product import Product
from generated.models.review import Review
from generated.models.wishlist import Wishlist
from generated.models.wishlist_product import WishlistProduct

__all__ = [
    "Address",
    "Base",
    "Card",
    "Category",
    "IdempotencyKey",
    "Order",
    "OrderLine",
    "Product",
    "Review",
    "Wishlist",
    "WishlistProduct",
]
