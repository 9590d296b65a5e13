# Generated from schema.yaml; edit the schema, not this file. [seal 37dde0d438c7]
"""The table `notes`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, false, func
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Note(Base):
    """Free text about a fleet. A device's settings are the better place."""

    __tablename__ = "notes"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "id", name="pk_notes"),
        CheckConstraint('char_length("fleet") BETWEEN 1 AND 63', name="ck_notes_fleet_length"),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name="ck_notes_fleet_pattern"
        ),
        CheckConstraint('char_length("body") BETWEEN 1 AND 2000', name="ck_notes_body_length"),
        {"comment": "Free text about a fleet. A device's settings are the better place."},
    )

    id: Mapped[UUID]
    fleet: Mapped[str]
    body: Mapped[str]
    pinned: Mapped[bool] = mapped_column(server_default=false())
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
