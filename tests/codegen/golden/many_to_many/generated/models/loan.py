# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `loans`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Loan(Base):
    """One row of `loans`."""

    __tablename__ = "loans"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_loans"),
        ForeignKeyConstraint(
            ["user_id", "book_id"],
            ["books.user_id", "books.id"],
            name="fk_loans_book_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "reader_id"],
            ["readers.user_id", "readers.id"],
            name="fk_loans_reader_id",
            ondelete="RESTRICT",
        ),
        CheckConstraint('char_length("user_id") BETWEEN 1 AND 64', name="ck_loans_user_id_length"),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'", name="ck_loans_user_id_pattern"
        ),
        Index("ix_loans_book_id", "user_id", "book_id", "id"),
        Index("ix_loans_reader_id", "user_id", "reader_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    due: Mapped[datetime | None]
    book_id: Mapped[UUID]
    reader_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
