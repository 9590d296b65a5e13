# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `tasks`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    Text,
    false,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Task(Base):
    """One row of `tasks`."""

    __tablename__ = "tasks"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_tasks"),
        ForeignKeyConstraint(
            ["user_id", "project_id"],
            ["projects.user_id", "projects.id"],
            name="fk_tasks_project_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_tasks_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_tasks_user_id_pattern"
        ),
        CheckConstraint('char_length("title") BETWEEN 1 AND 200', name="ck_tasks_title_length"),
        CheckConstraint("\"status\" IN ('todo', 'done')", name="ck_tasks_status_words"),
        CheckConstraint('"points" >= 0', name="ck_tasks_points_range"),
        CheckConstraint(
            (
                'cardinality("labels") <= 100 AND coalesce(array_ndims("labels"), 1) = 1 '
                'AND array_position("labels", NULL) IS NULL'
            ),
            name="ck_tasks_labels_items",
        ),
        Index("ix_tasks_project_id", "user_id", "project_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    title: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="todo")
    due_at: Mapped[datetime | None]
    points: Mapped[int | None]
    labels: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    class_: Mapped[bool] = mapped_column("class", server_default=false())
    project_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
