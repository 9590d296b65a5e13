# Generated from schema.yaml; edit the schema, not this file. [seal 35c01d7e6dc0]
"""The table `orders`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Order(Base):
    """A cart, and what becomes of it."""

    __tablename__ = "orders"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_orders"),
        ForeignKeyConstraint(
            ["customer_id", "address_id"],
            ["addresses.customer_id", "addresses.id"],
            name="fk_orders_address_id",
            ondelete="RESTRICT",
        ),
        ForeignKeyConstraint(
            ["customer_id", "card_id"],
            ["cards.customer_id", "cards.id"],
            name="fk_orders_card_id",
            ondelete="SET NULL (card_id)",
        ),
        UniqueConstraint("customer_id", "number", name="uq_order_number"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_orders_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_orders_customer_id_pattern",
        ),
        CheckConstraint('char_length("number") <= 20', name="ck_orders_number_length"),
        CheckConstraint("\"number\" ~ '^[A-Z0-9-]{1,20}$'", name="ck_orders_number_pattern"),
        CheckConstraint(
            "\"status\" IN ('cart', 'placed', 'paid', 'shipped', 'cancelled')",
            name="ck_orders_status_words",
        ),
        CheckConstraint("\"currency\" IN ('EUR', 'USD', 'GBP')", name="ck_orders_currency_words"),
        CheckConstraint('char_length("note") <= 1000', name="ck_orders_note_length"),
        CheckConstraint('char_length("tracking") <= 80', name="ck_orders_tracking_length"),
        CheckConstraint(
            "paid_at IS NULL OR placed_at IS NOT NULL", name="ck_orders_paid_after_placed"
        ),
        Index("ix_orders_address_id", "customer_id", "address_id", "id"),
        Index("ix_orders_card_id", "customer_id", "card_id", "id"),
        Index("ix_order_status", "customer_id", "status"),
        Index("ix_order_created", "customer_id", "created_at"),
        Index(
            "ix_order_unpaid",
            "customer_id",
            "placed_at",
            postgresql_where=text("status = 'placed'"),
        ),
        {"comment": "A cart, and what becomes of it."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    number: Mapped[str] = mapped_column(comment="What the customer calls it.")
    status: Mapped[str] = mapped_column(server_default="cart")
    currency: Mapped[str] = mapped_column(server_default="EUR")
    note: Mapped[str | None]
    placed_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    shipped_at: Mapped[datetime | None]
    tracking: Mapped[str | None]
    reference: Mapped[UUID] = mapped_column(
        server_default=func.gen_random_uuid(), comment="For the carrier."
    )
    address_id: Mapped[UUID | None]
    card_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
