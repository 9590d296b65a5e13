# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `cities`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class City(Base):
    """One row of `cities`."""

    __tablename__ = "cities"
    __table_args__ = (
        PrimaryKeyConstraint("id", name="pk_cities"),
        ForeignKeyConstraint(
            ["country_id"], ["countries.id"], name="fk_cities_country_id", ondelete="CASCADE"
        ),
        CheckConstraint('char_length("name") <= 200', name="ck_cities_name_length"),
        Index("ix_cities_country_id", "country_id", "id"),
    )

    id: Mapped[UUID]
    country_id: Mapped[UUID]
    name: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
