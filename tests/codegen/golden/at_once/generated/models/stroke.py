# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `strokes`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag, JsonValue


class Stroke(Base):
    """One row of `strokes`."""

    __tablename__ = "strokes"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_strokes"),
        ForeignKeyConstraint(
            ["user_id", "draft_id"],
            ["drafts.user_id", "drafts.id"],
            name="fk_strokes_draft_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_strokes_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_strokes_user_id_pattern",
        ),
        Index("ix_strokes_draft_id", "user_id", "draft_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    draft_id: Mapped[UUID]
    path: Mapped[JsonValue] = mapped_column(JSONB(none_as_null=True))
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
