# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `drafts`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Draft(Base):
    """One row of `drafts`."""

    __tablename__ = "drafts"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_drafts"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_drafts_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_drafts_user_id_pattern"
        ),
        CheckConstraint('char_length("text") <= 200', name="ck_drafts_text_length"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    text: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
