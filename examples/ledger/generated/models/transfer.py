# Generated from schema.yaml; edit the schema, not this file. [seal b96455c4e197]
"""The table `transfers`."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Transfer(Base):
    """Money that moves between two accounts of one book."""

    __tablename__ = "transfers"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_transfers"),
        ForeignKeyConstraint(
            ["book_id", "source_id"],
            ["accounts.book_id", "accounts.id"],
            name="fk_transfers_source_id",
            ondelete="RESTRICT",
        ),
        ForeignKeyConstraint(
            ["book_id", "target_id"],
            ["accounts.book_id", "accounts.id"],
            name="fk_transfers_target_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint(
            "\"amount\" BETWEEN '0.01'\\:\\:numeric AND 'Infinity'\\:\\:numeric",
            name="ck_transfers_amount_range",
        ),
        CheckConstraint('char_length("memo") <= 200', name="ck_transfers_memo_length"),
        CheckConstraint("source_id <> target_id", name="ck_transfers_transfer_moves"),
        Index("ix_transfers_source_id", "book_id", "source_id", "id"),
        Index("ix_transfers_target_id", "book_id", "target_id", "id"),
        Index("ix_transfer_booked", "book_id", "booked_on"),
        {"comment": "Money that moves between two accounts of one book."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    amount: Mapped[Decimal] = mapped_column(Numeric(14, 2))
    booked_on: Mapped[date]
    memo: Mapped[str | None]
    source_id: Mapped[UUID]
    target_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
