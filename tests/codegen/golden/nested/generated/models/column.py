# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `columns`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Column(Base):
    """One row of `columns`."""

    __tablename__ = "columns"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_columns"),
        ForeignKeyConstraint(
            ["user_id", "board_id"],
            ["boards.user_id", "boards.id"],
            name="fk_columns_board_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_columns_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_columns_user_id_pattern",
        ),
        CheckConstraint('char_length("name") <= 200', name="ck_columns_name_length"),
        Index("ix_columns_board_id", "user_id", "board_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    board_id: Mapped[UUID]
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
