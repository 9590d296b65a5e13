# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `addresses`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Address(Base):
    """One row of `addresses`."""

    __tablename__ = "addresses"
    __table_args__ = (
        PrimaryKeyConstraint("user_id", "id", name="pk_addresses"),
        ForeignKeyConstraint(
            ["country_id"], ["countries.id"], name="fk_addresses_country_id", ondelete="RESTRICT"
        ),
        CheckConstraint(
            'char_length("user_id") BETWEEN 1 AND 64', name="ck_addresses_user_id_length"
        ),
        CheckConstraint(
            "\"user_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_addresses_user_id_pattern",
        ),
        CheckConstraint('char_length("street") <= 200', name="ck_addresses_street_length"),
        Index("ix_addresses_country_id", "country_id", "user_id", "id"),
    )

    id: Mapped[UUID]
    user_id: Mapped[str]
    street: Mapped[str]
    country_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
