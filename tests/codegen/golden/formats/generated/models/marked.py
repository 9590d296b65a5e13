# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `marked`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Marked(Base):
    """One row of `marked`."""

    __tablename__ = "marked"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_marked"),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_marked_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_marked_user_id_pattern"
        ),
        CheckConstraint('char_length("name") <= 5', name="ck_marked_name_length"),
        CheckConstraint('char_length("code") <= 5', name="ck_marked_code_length"),
        CheckConstraint('char_length("secret") <= 5', name="ck_marked_secret_length"),
        CheckConstraint('char_length("old") <= 200', name="ck_marked_old_length"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    name: Mapped[str]
    code: Mapped[str]
    rank: Mapped[int] = mapped_column(server_default="3")
    shown: Mapped[int] = mapped_column(server_default="7")
    seen: Mapped[datetime | None]
    secret: Mapped[str | None]
    old: Mapped[str | None] = mapped_column(comment="Before.")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
