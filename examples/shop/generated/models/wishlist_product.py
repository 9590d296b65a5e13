# Generated from schema.yaml; edit the schema, not this file. [seal 17b26c81a7cc]
"""The table `wishlist_product`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class WishlistProduct(Base):
    """Which of the wishlists and products belong together."""

    __tablename__ = "wishlist_product"
    __table_args__ = (
        PrimaryKeyConstraint(
            "customer_id", "wishlist_id", "product_id", name="pk_wishlist_product"
        ),
        ForeignKeyConstraint(
            ["customer_id", "wishlist_id"],
            ["wishlists.customer_id", "wishlists.id"],
            name="fk_wishlist_product_wishlist_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["product_id"],
            ["products.id"],
            name="fk_wishlist_product_product_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40',
            name="ck_wishlist_product_customer_id_length",
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_wishlist_product_customer_id_pattern",
        ),
        Index("ix_wishlist_product_product_id", "product_id"),
    )

    customer_id: Mapped[str]
    wishlist_id: Mapped[UUID]
    product_id: Mapped[UUID]
