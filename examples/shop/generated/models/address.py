# Generated from schema.yaml; edit the schema, not this file. [seal ac4cd6b2d9e8]
"""The table `addresses`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Address(Base):
    """Where orders go."""

    __tablename__ = "addresses"
    __table_args__ = (
        PrimaryKeyConstraint("customer_id", "id", name="pk_addresses"),
        CheckConstraint(
            'char_length("customer_id") BETWEEN 1 AND 40', name="ck_addresses_customer_id_length"
        ),
        CheckConstraint(
            "\"customer_id\" ~ '^[A-Za-z0-9][A-Za-z0-9._~\\:@|+=-]*$'",
            name="ck_addresses_customer_id_pattern",
        ),
        CheckConstraint('char_length("label") BETWEEN 1 AND 40', name="ck_addresses_label_length"),
        CheckConstraint('char_length("street") <= 120', name="ck_addresses_street_length"),
        CheckConstraint('char_length("postcode") <= 200', name="ck_addresses_postcode_length"),
        CheckConstraint(
            "\"postcode\" ~ '^[0-9A-Z -]{3,10}$'", name="ck_addresses_postcode_pattern"
        ),
        CheckConstraint('char_length("city") <= 80', name="ck_addresses_city_length"),
        Index(
            "uq_address_label",
            "customer_id",
            "label",
            unique=True,
            postgresql_where=text('"deleted_at" IS NULL'),
        ),
        {"comment": "Where orders go."},
    )

    id: Mapped[UUID]
    customer_id: Mapped[str]
    label: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    deleted_at: Mapped[datetime | None]
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
