# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `items`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Item(Base):
    """One row of `items`."""

    __tablename__ = "items"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_items"),
        ForeignKeyConstraint(
            ["user_id", "basket_id"],
            ["baskets.user_id", "baskets.id"],
            name="fk_items_basket_id",
            ondelete="CASCADE",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_items_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_items_user_id_pattern"
        ),
        CheckConstraint('char_length("text") <= 10000', name="ck_items_text_length"),
        Index("ix_items_basket_id", "user_id", "basket_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    basket_id: Mapped[UUID]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
