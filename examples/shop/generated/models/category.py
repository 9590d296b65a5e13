# Generated from schema.yaml; edit the schema, not this file. [seal a0299d6081b8]
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
    """A shelf of the catalogue; shelves stand in shelves."""

    __tablename__ = "categories"
    __table_args__ = (
        PrimaryKeyConstraint("id", name="pk_categories"),
        ForeignKeyConstraint(
            ["parent_id"], ["categories.id"], name="fk_categories_parent_id", ondelete="RESTRICT"
        ),
        UniqueConstraint("slug", name="uq_category_slug"),
        CheckConstraint('char_length("name") <= 80', name="ck_categories_name_length"),
        CheckConstraint('char_length("slug") <= 80', name="ck_categories_slug_length"),
        CheckConstraint("\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_categories_slug_pattern"),
        Index("ix_categories_parent_id", "parent_id", "id"),
        {"comment": "A shelf of the catalogue; shelves stand in shelves."},
    )

    id: Mapped[UUID]
    name: Mapped[str]
    slug: Mapped[str]
    parent_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
