# Generated from schema.yaml; edit the schema, not this file. [seal 3e0d580e55bd]
"""The table `todos`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Todo(Base):
    """Something to be done."""

    __tablename__ = "todos"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_todos"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_todos_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_todos_user_id_pattern"
        ),
        CheckConstraint('char_length("title") BETWEEN 1 AND 500', name="ck_todos_title_length"),
        Index("ix_todo_order", "user_id", "order"),
        {"comment": "Something to be done."},
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    title: Mapped[str]
    completed: Mapped[bool] = mapped_column(server_default=false())
    order: Mapped[int | None] = mapped_column(comment="Where it stands in the list.")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
