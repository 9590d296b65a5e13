# Generated from schema.yaml; edit the schema, not this file. [seal 0330ea4c7825]
"""The table `cards`."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Card(Base):
    """A means of payment. What pays is written once and never answered."""

    __tablename__ = "cards"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_cards"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_cards_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_cards_customer_id_pattern",
        ),
        CheckConstraint('char_length("label") <= 40', name="ck_cards_label_length"),
        CheckConstraint("\"kind\" IN ('credit', 'debit')", name="ck_cards_kind_words"),
        CheckConstraint('char_length("token") BETWEEN 8 AND 200', name="ck_cards_token_length"),
        {"comment": "A means of payment. What pays is written once and never answered."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str] = mapped_column(server_default="credit")
    token: Mapped[str] = mapped_column(comment="From the payment provider.")
    expires_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
