# Generated from schema.yaml; edit the schema, not this file. [seal 9866f043ef1c]
"""The table `accounts`."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Numeric, PrimaryKeyConstraint, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Account(Base):
    """Something that holds money."""

    __tablename__ = "accounts"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_accounts"),
        UniqueConstraint("book_id", "name", name="uq_account_name"),
        CheckConstraint('char_length("name") BETWEEN 1 AND 80', name="ck_accounts_name_length"),
        CheckConstraint(
            "\"kind\" IN ('cash', 'bank', 'card', 'savings')", name="ck_accounts_kind_words"
        ),
        CheckConstraint('char_length("currency") <= 3', name="ck_accounts_currency_length"),
        CheckConstraint("\"currency\" ~ '^[A-Z]{3}$'", name="ck_accounts_currency_pattern"),
        CheckConstraint(
            "\"opening_balance\" <= 'Infinity'\\:\\:numeric",
            name="ck_accounts_opening_balance_range",
        ),
        CheckConstraint('char_length("bank") <= 2000', name="ck_accounts_bank_length"),
        CheckConstraint(
            (
                "\"bank\" ~ E'^https?\\://([A-Za-z0-9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-9]([A-"
                "Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-9]{1,5})?([/?#][A-Za-z0-"
                "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'"
            ),
            name="ck_accounts_bank_pattern",
        ),
        CheckConstraint(
            "closed_on IS NULL OR closed_on >= opened_on", name="ck_accounts_closed_after_opened"
        ),
        Index("ix_account_opened", "book_id", "opened_on"),
        {"comment": "Something that holds money."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="bank")
    currency: Mapped[str] = mapped_column(
        comment=("Three letters (ISO 4217). What has been booked would mean something else.")
    )
    opening_balance: Mapped[Decimal] = mapped_column(Numeric(14, 2), server_default="0.00")
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    bank: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
