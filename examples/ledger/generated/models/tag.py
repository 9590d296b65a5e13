# Generated from schema.yaml; edit the schema, not this file. [seal bded921ac269]
"""The table `tags`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Tag(Base):
    """A word that transactions are found by."""

    __tablename__ = "tags"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_tags"),
        UniqueConstraint("book_id", "label", name="uq_tag_label"),
        CheckConstraint('char_length("label") BETWEEN 1 AND 40', name="ck_tags_label_length"),
        CheckConstraint('char_length("color") <= 200', name="ck_tags_color_length"),
        CheckConstraint("\"color\" ~ '^#[0-9a-f]{6}$'", name="ck_tags_color_pattern"),
        {"comment": "A word that transactions are found by."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    label: Mapped[str]
    color: Mapped[str] = mapped_column(server_default="#808080")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
