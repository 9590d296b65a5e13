# Generated from schema.yaml; edit the schema, not this file. [seal a1505abd6c08]
"""The table `transaction_tag`."""

from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class TransactionTag(Base):
    """Which of the transactions and tags belong together."""

    __tablename__ = "transaction_tag"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "transaction_id", "tag_id", name="pk_transaction_tag"),
        ForeignKeyConstraint(
            ["book_id", "transaction_id"],
            ["transactions.book_id", "transactions.id"],
            name="fk_transaction_tag_transaction_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["book_id", "tag_id"],
            ["tags.book_id", "tags.id"],
            name="fk_transaction_tag_tag_id",
            ondelete="CASCADE",
        ),
        Index("ix_transaction_tag_tag_id", "book_id", "tag_id"),
    )

    book_id: Mapped[UUID]
    transaction_id: Mapped[UUID]
    tag_id: Mapped[UUID]
