# Generated from schema.yaml; edit the schema, not this file. [seal cfee8e259efe]
"""The table `readings`."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Reading(Base):
    """What a device measured. Readings are many, and are never changed."""

    __tablename__ = "readings"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "id", name="pk_readings"),
        ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name="fk_readings_device_id",
            ondelete="CASCADE",
        ),
        CheckConstraint('char_length("fleet") BETWEEN 1 AND 63', name="ck_readings_fleet_length"),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name="ck_readings_fleet_pattern"
        ),
        CheckConstraint(
            "\"unit\" IN ('celsius', 'percent', 'pascal', 'volt')", name="ck_readings_unit_words"
        ),
        CheckConstraint(
            (
                "\"value\" BETWEEN '-1000000.0'\\:\\:double precision AND "
                "'1000000.0'\\:\\:double precision"
            ),
            name="ck_readings_value_range",
        ),
        CheckConstraint(
            (
                "\"spread\" BETWEEN '0.0'\\:\\:double precision AND "
                "'1.7976931348623157e+308'\\:\\:double precision"
            ),
            name="ck_readings_spread_range",
        ),
        CheckConstraint(
            '"sequence" BETWEEN 0 AND 9007199254740991', name="ck_readings_sequence_range"
        ),
        CheckConstraint('octet_length("raw") <= 256', name="ck_readings_raw_size"),
        Index("ix_readings_device_id", "fleet", "device_id", "id"),
        Index(
            "ix_reading_taken",
            "fleet",
            "device_id",
            text('"taken_at" DESC'),
            postgresql_include=["unit", "value"],
        ),
        Index("ix_reading_value", "fleet", "device_id", "value"),
        Index("ix_reading_days", "fleet", "taken_at", postgresql_using="brin"),
        {"comment": "What a device measured. Readings are many, and are never changed."},
    )

    id: Mapped[UUID]
    fleet: Mapped[str]
    device_id: Mapped[UUID]
    taken_at: Mapped[datetime] = mapped_column(server_default=func.now())
    unit: Mapped[str]
    value: Mapped[float]
    spread: Mapped[float | None]
    sequence: Mapped[int] = mapped_column(BigInteger, server_default="0")
    raw: Mapped[bytes | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
