# Generated from schema.yaml; edit the schema, not this file. [seal bb40d4e6f609]
"""The table `transactions`."""

from datetime import date, datetime, time
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
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Transaction(Base):
    """Money that comes or goes."""

    __tablename__ = "transactions"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_transactions"),
        ForeignKeyConstraint(
            ["book_id", "account_id"],
            ["accounts.book_id", "accounts.id"],
            name="fk_transactions_account_id",
            ondelete="RESTRICT",
        ),
        ForeignKeyConstraint(
            ["book_id", "category_id"],
            ["categories.book_id", "categories.id"],
            name="fk_transactions_category_id",
            ondelete="SET NULL (category_id)",
        ),
        CheckConstraint(
            "\"amount\" <= 'Infinity'\\:\\:numeric", name="ck_transactions_amount_range"
        ),
        CheckConstraint('char_length("payee") <= 120', name="ck_transactions_payee_length"),
        CheckConstraint('char_length("memo") <= 2000', name="ck_transactions_memo_length"),
        CheckConstraint('octet_length("receipt") <= 4000', name="ck_transactions_receipt_size"),
        Index("ix_transactions_account_id", "book_id", "account_id", "id"),
        Index("ix_transactions_category_id", "book_id", "category_id", "id"),
        Index("ix_transaction_booked", "book_id", text('"booked_on" DESC')),
        Index("ix_transaction_amount", "book_id", "amount"),
        Index(
            "ix_transaction_payee", "book_id", "payee", postgresql_ops={"payee": "text_pattern_ops"}
        ),
        Index(
            "ix_transaction_open",
            "book_id",
            "account_id",
            "booked_on",
            postgresql_include=["amount"],
            postgresql_where=text("NOT cleared"),
        ),
        {"comment": "Money that comes or goes."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    amount: Mapped[Decimal] = mapped_column(
        Numeric(14, 2), comment="What comes is positive, what goes is negative."
    )
    booked_on: Mapped[date]
    booked_at: Mapped[time | None]
    payee: Mapped[str | None]
    memo: Mapped[str | None]
    cleared: Mapped[bool] = mapped_column(server_default=false())
    receipt: Mapped[bytes | None]
    account_id: Mapped[UUID]
    category_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
