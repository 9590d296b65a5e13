# Generated from schema.yaml; edit the schema, not this file. [seal fadf1453acd8]
"""The table `device_device`."""

from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped

from generated.models.base import Base


class DeviceDevice(Base):
    """Which of the devices and devices belong together."""

    __tablename__ = "device_device"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "device_id", "other_device_id", name="pk_device_device"),
        ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name="fk_device_device_device_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["fleet", "other_device_id"],
            ["devices.fleet", "devices.id"],
            name="fk_device_device_other_device_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name="ck_device_device_fleet_length"
        ),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'",
            name="ck_device_device_fleet_pattern",
        ),
        Index("ix_device_device_other_device_id", "fleet", "other_device_id"),
    )

    fleet: Mapped[str]
    device_id: Mapped[UUID]
    other_device_id: Mapped[UUID]
