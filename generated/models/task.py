# Generated from schema.yaml; edit the schema, not this file. [seal b59c047e4d20]
"""The table `tasks`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Task(Base):
    """Something to be done."""

    __tablename__ = "tasks"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_tasks"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_tasks_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_tasks_user_id_pattern"
        ),
        CheckConstraint('char_length("title") BETWEEN 1 AND 200', name="ck_tasks_title_length"),
        CheckConstraint('char_length("description") <= 10000', name="ck_tasks_description_length"),
        {"comment": "Something to be done."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    title: Mapped[str] = mapped_column(comment="What is to be done, in a few words.")
    description: Mapped[str | None] = mapped_column(
        comment="Whatever else there is to know. Null when there is nothing more to say."
    )
    completed: Mapped[bool] = mapped_column(
        server_default=false(), comment="Whether the task is done."
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
