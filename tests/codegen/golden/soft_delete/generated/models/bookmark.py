# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `bookmarks`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Bookmark(Base):
    """One row of `bookmarks`."""

    __tablename__ = "bookmarks"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_bookmarks"),
        ForeignKeyConstraint(
            ["user_id", "folder_id"],
            ["folders.user_id", "folders.id"],
            name="fk_bookmarks_folder_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_bookmarks_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_bookmarks_user_id_pattern",
        ),
        CheckConstraint('char_length("label") <= 200', name="ck_bookmarks_label_length"),
        Index("ix_bookmarks_folder_id", "user_id", "folder_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    label: Mapped[str]
    folder_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
