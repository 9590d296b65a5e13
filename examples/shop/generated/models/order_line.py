# Generated from schema.yaml; edit the schema, not this file. [seal 97d7f0ee8e3c]
"""The table `order_lines`."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class OrderLine(Base):
    """So many of a product, at the price of that moment."""

    __tablename__ = "order_lines"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_order_lines"),
        ForeignKeyConstraint(
            ["customer_id", "order_id"],
            ["orders.customer_id", "orders.id"],
            name="fk_order_lines_order_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="fk_order_lines_product_id", ondelete="RESTRICT"
        ),
        UniqueConstraint("customer_id", "order_id", "product_id", name="uq_order_line_product"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_order_lines_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_order_lines_customer_id_pattern",
        ),
        CheckConstraint('"quantity" BETWEEN 1 AND 999', name="ck_order_lines_quantity_range"),
        CheckConstraint(
            "\"unit_price\" BETWEEN '0'\\:\\:numeric AND 'Infinity'\\:\\:numeric",
            name="ck_order_lines_unit_price_range",
        ),
        Index("ix_order_lines_order_id", "customer_id", "order_id", "id"),
        Index("ix_order_lines_product_id", "product_id", "customer_id", "id"),
        {"comment": "So many of a product, at the price of that moment."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    order_id: Mapped[UUID]
    quantity: Mapped[int] = mapped_column(server_default="1")
    unit_price: Mapped[Decimal] = mapped_column(
        Numeric(12, 2),
        server_default="0.00",
        comment="Copied from the product when the line is made.",
    )
    product_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
