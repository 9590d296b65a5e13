# Generated from schema.yaml; edit the schema, not this file. [seal a44e285203f7]
"""The table `products`."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag, JsonValue


class Product(Base):
    """Something that can be bought."""

    __tablename__ = "products"
    __table_args__ = (
        PrimaryKeyConstraint("id", name="pk_products"),
        ForeignKeyConstraint(
            ["category_id"],
            ["categories.id"],
            name="fk_products_category_id",
            ondelete="SET NULL (category_id)",
        ),
        UniqueConstraint("slug", name="uq_product_slug"),
        CheckConstraint('char_length("name") BETWEEN 1 AND 160', name="ck_products_name_length"),
        CheckConstraint('char_length("slug") <= 100', name="ck_products_slug_length"),
        CheckConstraint("\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_products_slug_pattern"),
        CheckConstraint(
            "\"price\" BETWEEN '0'\\:\\:numeric AND 'Infinity'\\:\\:numeric",
            name="ck_products_price_range",
        ),
        CheckConstraint("\"currency\" IN ('EUR', 'USD', 'GBP')", name="ck_products_currency_words"),
        CheckConstraint(
            (
                'cardinality("photos") <= 8 AND coalesce(array_ndims("photos"), 1) = 1 '
                'AND array_position("photos", NULL) IS NULL'
            ),
            name="ck_products_photos_items",
        ),
        CheckConstraint(
            (
                "\"weight\" BETWEEN '0.0'\\:\\:double precision AND "
                "'1.7976931348623157e+308'\\:\\:double precision"
            ),
            name="ck_products_weight_range",
        ),
        CheckConstraint('"stock" BETWEEN 0 AND 9007199254740991', name="ck_products_stock_range"),
        Index("ix_products_category_id", "category_id", "id"),
        Index("ix_product_price", "price"),
        Index("ix_product_name", "name", postgresql_ops={"name": "text_pattern_ops"}),
        {"comment": "Something that can be bought."},
    )

    id: Mapped[UUID]
    name: Mapped[str]
    slug: Mapped[str]
    price: Mapped[Decimal] = mapped_column(Numeric(12, 2))
    currency: Mapped[str] = mapped_column(server_default="EUR")
    photos: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    attributes: Mapped[JsonValue] = mapped_column(
        JSONB(none_as_null=True),
        server_default="{}",
        comment="Whatever this kind of product is compared by.",
    )
    weight: Mapped[float | None] = mapped_column(comment="Kilograms.")
    stock: Mapped[int] = mapped_column(BigInteger, server_default="0")
    category_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
