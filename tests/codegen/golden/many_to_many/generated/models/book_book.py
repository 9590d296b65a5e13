# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `book_book`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class BookBook(Base):
    """Which of the books and books belong together."""

    __tablename__ = "book_book"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "book_id", "other_book_id", name="pk_book_book"),
        ForeignKeyConstraint(
            ["user_id", "book_id"],
            ["books.user_id", "books.id"],
            name="fk_book_book_book_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "other_book_id"],
            ["books.user_id", "books.id"],
            name="fk_book_book_other_book_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_book_book_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_book_book_user_id_pattern",
        ),
        Index("ix_book_book_other_book_id", "user_id", "other_book_id"),
    )

    user_id: Mapped[str]
    book_id: Mapped[UUID]
    other_book_id: Mapped[UUID]
