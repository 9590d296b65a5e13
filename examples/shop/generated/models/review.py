# Generated from schema.yaml; edit the schema, not this file. [seal 4507e17dcb26]
"""The table `reviews`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Review(Base):
    """What a customer thinks of a product."""

    __tablename__ = "reviews"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_reviews"),
        ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_reviews_product_id", ondelete="CASCADE"
        ),
        UniqueConstraint("customer_id", "product_id", name="uq_review_once"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_reviews_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_reviews_customer_id_pattern",
        ),
        CheckConstraint('"stars" BETWEEN 1 AND 5', name="ck_reviews_stars_range"),
        CheckConstraint('char_length("body") <= 2000', name="ck_reviews_body_length"),
        Index("ix_reviews_product_id", "product_id", "customer_id", "id"),
        {"comment": "What a customer thinks of a product."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    product_id: Mapped[UUID]
    stars: Mapped[int]
    body: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
