# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The table `countries`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Country(Base):
    """One row of `countries`."""

    __tablename__ = "countries"
    __table_args__ = (
        PrimaryKeyConstraint("id", name="pk_countries"),
        UniqueConstraint("code", name="uq_country_code"),
        CheckConstraint('char_length("code") <= 2', name="ck_countries_code_length"),
    )

    id: Mapped[UUID]
    code: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
