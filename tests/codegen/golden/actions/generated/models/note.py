# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `notes`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    false,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Note(Base):
    """One row of `notes`."""

    __tablename__ = "notes"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_notes"),
        ForeignKeyConstraint(
            ["user_id", "task_id"],
            ["tasks.user_id", "tasks.id"],
            name="fk_notes_task_id",
            ondelete="CASCADE",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_notes_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_notes_user_id_pattern"
        ),
        CheckConstraint('char_length("body") <= 10000', name="ck_notes_body_length"),
        Index("ix_notes_task_id", "user_id", "task_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    task_id: Mapped[UUID]
    body: Mapped[str]
    pinned: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
