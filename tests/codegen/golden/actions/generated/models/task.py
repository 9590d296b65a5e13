# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `tasks`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Task(Base):
    """One row of `tasks`."""

    __tablename__ = "tasks"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_tasks"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_tasks_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_tasks_user_id_pattern"
        ),
        CheckConstraint('char_length("title") <= 200', name="ck_tasks_title_length"),
        CheckConstraint("\"state\" IN ('todo', 'doing', 'done')", name="ck_tasks_state_words"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    title: Mapped[str]
    state: Mapped[str] = mapped_column(server_default="todo")
    done_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
