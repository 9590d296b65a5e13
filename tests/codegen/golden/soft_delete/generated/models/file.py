# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `files`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class File(Base):
    """One row of `files`."""

    __tablename__ = "files"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_files"),
        ForeignKeyConstraint(
            ["user_id", "folder_id"],
            ["folders.user_id", "folders.id"],
            name="fk_files_folder_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "moved_from_id"],
            ["folders.user_id", "folders.id"],
            name="fk_files_moved_from_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_files_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_files_user_id_pattern"
        ),
        CheckConstraint('char_length("name") <= 200', name="ck_files_name_length"),
        Index("ix_files_folder_id", "user_id", "folder_id", "id"),
        Index("ix_files_moved_from_id", "user_id", "moved_from_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    folder_id: Mapped[UUID]
    name: Mapped[str]
    moved_from_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
