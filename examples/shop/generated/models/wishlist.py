# Generated from schema.yaml; edit the schema, not this file. [seal c3af5bb3db2a]
"""The table `wishlists`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Wishlist(Base):
    """Products to remember."""

    __tablename__ = "wishlists"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_wishlists"),
        UniqueConstraint("customer_id", "name", name="uq_wishlist_name"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_wishlists_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_wishlists_customer_id_pattern",
        ),
        CheckConstraint('char_length("name") BETWEEN 1 AND 80', name="ck_wishlists_name_length"),
        {"comment": "Products to remember."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    name: Mapped[str]
    public: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
