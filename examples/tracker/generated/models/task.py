# Generated from schema.yaml; edit the schema, not this file. [seal 2266276b2bfa]
"""The table `tasks`."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Task(Base):
    """Something to be done."""

    __tablename__ = "tasks"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_tasks"),
        ForeignKeyConstraint(
            ["user_id", "project_id"],
            ["projects.user_id", "projects.id"],
            name="fk_tasks_project_id",
            ondelete="SET NULL (project_id)",
        ),
        ForeignKeyConstraint(
            ["user_id", "parent_id"],
            ["tasks.user_id", "tasks.id"],
            name="fk_tasks_parent_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_tasks_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_tasks_user_id_pattern"
        ),
        CheckConstraint('char_length("title") BETWEEN 1 AND 200', name="ck_tasks_title_length"),
        CheckConstraint('char_length("notes") <= 10000', name="ck_tasks_notes_length"),
        CheckConstraint(
            "\"status\" IN ('todo', 'doing', 'done', 'cancelled')", name="ck_tasks_status_words"
        ),
        CheckConstraint(
            "\"priority\" IN ('low', 'normal', 'high')", name="ck_tasks_priority_words"
        ),
        CheckConstraint(
            "\"estimate\" BETWEEN '0'\\:\\:numeric AND 'Infinity'\\:\\:numeric",
            name="ck_tasks_estimate_range",
        ),
        CheckConstraint('char_length("legacy_ref") <= 200', name="ck_tasks_legacy_ref_length"),
        CheckConstraint(
            "(status = 'done') = (completed_at IS NOT NULL)", name="ck_tasks_done_has_time"
        ),
        Index("ix_tasks_project_id", "user_id", "project_id", "id"),
        Index("ix_tasks_parent_id", "user_id", "parent_id", "id"),
        Index(
            "ix_task_open_due",
            "user_id",
            "status",
            "due_at",
            postgresql_where=text("status <> 'done'"),
        ),
        Index("ix_task_status", "user_id", "status"),
        Index("ix_task_due", "user_id", "due_at"),
        Index(
            "ix_task_priority_due", "user_id", "priority", "due_at", postgresql_include=["title"]
        ),
        Index("ix_task_created", "user_id", "created_at"),
        {"comment": "Something to be done."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    title: Mapped[str] = mapped_column(comment="What is to be done, in a few words.")
    notes: Mapped[str | None]
    status: Mapped[str] = mapped_column(server_default="todo", comment="Only the actions move it.")
    priority: Mapped[str] = mapped_column(server_default="normal")
    due_at: Mapped[datetime | None]
    estimate: Mapped[Decimal | None] = mapped_column(Numeric(6, 2), comment="Hours of work.")
    completed_at: Mapped[datetime | None]
    legacy_ref: Mapped[str | None]
    project_id: Mapped[UUID | None]
    parent_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
