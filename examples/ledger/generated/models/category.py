# Generated from schema.yaml; edit the schema, not this file. [seal 866407134113]
"""The table `categories`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Category(Base):
    """A heading for transactions; headings stand under headings."""

    __tablename__ = "categories"
    __table_args__ = (
        PrimaryKeyConstraint("book_id", "id", name="pk_categories"),
        ForeignKeyConstraint(
            ["book_id", "parent_id"],
            ["categories.book_id", "categories.id"],
            name="fk_categories_parent_id",
            ondelete="CASCADE",
        ),
        UniqueConstraint("book_id", "parent_id", "name", name="uq_category_name"),
        CheckConstraint('char_length("name") BETWEEN 1 AND 80', name="ck_categories_name_length"),
        CheckConstraint("\"flow\" IN ('income', 'expense')", name="ck_categories_flow_words"),
        CheckConstraint('"position" BETWEEN 0 AND 10000', name="ck_categories_position_range"),
        Index("ix_categories_parent_id", "book_id", "parent_id", "id"),
        Index("ix_category_position", "book_id", "position", "name"),
        {"comment": "A heading for transactions; headings stand under headings."},
    )

    id: Mapped[UUID]
    book_id: Mapped[UUID]
    name: Mapped[str]
    flow: Mapped[str] = mapped_column(server_default="expense")
    position: Mapped[int] = mapped_column(server_default="0")
    parent_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
