# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `authorship`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class Authorship(Base):
    """Which of the books and authors belong together."""

    __tablename__ = "authorship"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "book_id", "author_id", name="pk_authorship"),
        ForeignKeyConstraint(
            ["user_id", "book_id"],
            ["books.user_id", "books.id"],
            name="fk_authorship_book_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["user_id", "author_id"],
            ["authors.user_id", "authors.id"],
            name="fk_authorship_author_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_authorship_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_authorship_user_id_pattern",
        ),
        Index("ix_authorship_author_id", "user_id", "author_id"),
    )

    user_id: Mapped[str]
    book_id: Mapped[UUID]
    author_id: Mapped[UUID]
