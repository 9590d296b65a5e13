# Generated from schema.yaml; edit the schema, not this file. [seal f4e6316af390]
"""The table `reactions`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Reaction(Base):
    """What somebody thinks of a comment."""

    __tablename__ = "reactions"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_reactions"),
        ForeignKeyConstraint(
            ["user_id", "comment_id"],
            ["comments.user_id", "comments.id"],
            name="fk_reactions_comment_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_reactions_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_reactions_user_id_pattern",
        ),
        CheckConstraint('char_length("emoji") BETWEEN 1 AND 16', name="ck_reactions_emoji_length"),
        Index("ix_reactions_comment_id", "user_id", "comment_id", "id"),
        {"comment": "What somebody thinks of a comment."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    comment_id: Mapped[UUID]
    emoji: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
