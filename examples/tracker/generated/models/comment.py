# Generated from schema.yaml; edit the schema, not this file. [seal a0cee0274072]
"""The table `comments`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Comment(Base):
    """Something that is said about a task."""

    __tablename__ = "comments"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_comments"),
        ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name="fk_comments_task_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_comments_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_comments_user_id_pattern",
        ),
        CheckConstraint('char_length("body") BETWEEN 1 AND 5000', name="ck_comments_body_length"),
        Index("ix_comments_task_id", "user_id", "task_id", "id"),
        {"comment": "Something that is said about a task."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    task_id: Mapped[UUID]
    body: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
