# Generated from schema.yaml; edit the schema, not this file. [seal b8bd949339af]
"""The table `recurring_rules`."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    false,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class RecurringRule(Base):
    """A transaction that comes back."""

    __tablename__ = "recurring_rules"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_recurring_rules"),
        ForeignKeyConstraint(
            ["book_id", "account_id"],
            ["accounts.book_id", "accounts.id"],
            name="fk_recurring_rules_account_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["book_id", "category_id"],
            ["categories.book_id", "categories.id"],
            name="fk_recurring_rules_category_id",
            ondelete="SET NULL (category_id)",
        ),
        CheckConstraint(
            'char_length("name") BETWEEN 1 AND 80', name="ck_recurring_rules_name_length"
        ),
        CheckConstraint(
            "\"amount\" <= 'Infinity'\\:\\:numeric", name="ck_recurring_rules_amount_range"
        ),
        CheckConstraint(
            "\"frequency\" IN ('weekly', 'monthly', 'yearly')",
            name="ck_recurring_rules_frequency_words",
        ),
        CheckConstraint(
            "ends_on IS NULL OR ends_on >= starts_on",
            name="ck_recurring_rules_rule_ends_after_start",
        ),
        Index("ix_recurring_rules_account_id", "book_id", "account_id", "id"),
        Index("ix_recurring_rules_category_id", "book_id", "category_id", "id"),
        {"comment": "A transaction that comes back."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    name: Mapped[str]
    amount: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    frequency: Mapped[str] = mapped_column(server_default="monthly")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    at: Mapped[time] = mapped_column(server_default="08:00:00")
    remind_before: Mapped[timedelta] = mapped_column(server_default="2 days 0.000000 seconds")
    paused: Mapped[bool] = mapped_column(server_default=false())
    last_run_at: Mapped[datetime | None]
    account_id: Mapped[UUID]
    category_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
