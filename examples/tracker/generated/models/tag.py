# Generated from schema.yaml; edit the schema, not this file. [seal 7e10f8766524]
"""The table `tags`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Tag(Base):
    """A word that tasks are found by."""

    __tablename__ = "tags"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_tags"),
        UniqueConstraint("user_id", "label", name="uq_tag_label"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_tags_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_tags_user_id_pattern"
        ),
        CheckConstraint('char_length("label") BETWEEN 1 AND 40', name="ck_tags_label_length"),
        {"comment": "A word that tasks are found by."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    label: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
