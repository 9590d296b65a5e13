# Generated from schema.yaml; edit the schema, not this file. [seal 289c1dc984b1]
"""The table `task_tag`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class TaskTag(Base):
    """Which of the tasks and tags belong together."""

    __tablename__ = "task_tag"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "task_id", "tag_id", name="pk_task_tag"),
        ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name="fk_task_tag_task_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "tag_id"],
            ["tags.user_id", "tags.id"],
            name="fk_task_tag_tag_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_task_tag_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_task_tag_user_id_pattern",
        ),
        Index("ix_task_tag_tag_id", "user_id", "tag_id"),
    )

    user_id: Mapped[str]
    task_id: Mapped[UUID]
    tag_id: Mapped[UUID]
