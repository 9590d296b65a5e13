# Generated from schema.yaml; edit the schema, not this file. [seal daa2280891d8]
"""Rows as they are answered: with the ids of the rows that they are joined to."""

from sqlalchemy import bindparam, select

from generated.models.joined import joined_ids, joined_version
from generated.models.wishlist import Wishlist
from generated.models.wishlist_product import WishlistProduct

WISHLIST_ROW = (
    Wishlist,
    joined_ids(
        "product_ids",
        select(WishlistProduct.product_id)
        .where(
            WishlistProduct.customer_id == bindparam("_owner"),
            WishlistProduct.wishlist_id == Wishlist.id,
        )
        .order_by(WishlistProduct.product_id)
        .limit(50)
        .correlate(Wishlist),
    ),
)
WISHLIST_VERSION = joined_version(Wishlist.entity_tag, *WISHLIST_ROW[1:])
