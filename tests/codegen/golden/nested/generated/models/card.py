# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `cards`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Card(Base):
    """One row of `cards`."""

    __tablename__ = "cards"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_cards"),
        ForeignKeyConstraint(
            ["user_id", "column_id"],
            ["columns.user_id", "columns.id"],
            name="fk_cards_column_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "after_id"],
            ["cards.user_id", "cards.id"],
            name="fk_cards_after_id",
            ondelete="SET NULL (after_id)",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_cards_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_cards_user_id_pattern"
        ),
        CheckConstraint('char_length("text") <= 10000', name="ck_cards_text_length"),
        Index("ix_cards_column_id", "user_id", "column_id", "id"),
        Index("ix_cards_after_id", "user_id", "after_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    column_id: Mapped[UUID]
    text: Mapped[str]
    after_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
