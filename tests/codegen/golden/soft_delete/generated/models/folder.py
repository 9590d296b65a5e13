# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `folders`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Folder(Base):
    """One row of `folders`."""

    __tablename__ = "folders"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_folders"),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_folders_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_folders_user_id_pattern",
        ),
        CheckConstraint('char_length("name") <= 200', name="ck_folders_name_length"),
        Index(
            "uq_folder_name",
            "user_id",
            "name",
            unique=True,
            postgresql_where=text('"deleted_at" IS NULL'),
        ),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
