# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `favourite`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class Favourite(Base):
    """Which of the readers and books belong together."""

    __tablename__ = "favourite"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "reader_id", "book_id", name="pk_favourite"),
        ForeignKeyConstraint(
            ["user_id", "reader_id"],
            ["readers.user_id", "readers.id"],
            name="fk_favourite_reader_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "book_id"],
            ["books.user_id", "books.id"],
            name="fk_favourite_book_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_favourite_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_favourite_user_id_pattern",
        ),
        Index("ix_favourite_book_id", "user_id", "book_id"),
    )

    user_id: Mapped[str]
    reader_id: Mapped[UUID]
    book_id: Mapped[UUID]
