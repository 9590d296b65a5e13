# Generated from schema.yaml; edit the schema, not this file. [seal 4773ad082921]
"""The table `alerts`."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    func,
)
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag


class Alert(Base):
    """That a rule has been met."""

    __tablename__ = "alerts"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "id", name="pk_alerts"),
        ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name="fk_alerts_device_id",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["fleet", "rule_id"],
            ["alert_rules.fleet", "alert_rules.id"],
            name="fk_alerts_rule_id",
            ondelete="SET NULL (rule_id)",
        ),
        CheckConstraint('char_length("fleet") BETWEEN 1 AND 63', name="ck_alerts_fleet_length"),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name="ck_alerts_fleet_pattern"
        ),
        CheckConstraint(
            "\"state\" IN ('open', 'acknowledged', 'resolved')", name="ck_alerts_state_words"
        ),
        CheckConstraint(
            'char_length("message") BETWEEN 1 AND 500', name="ck_alerts_message_length"
        ),
        CheckConstraint(
            (
                'cardinality("values") <= 16 AND coalesce(array_ndims("values"), 1) = 1 '
                'AND array_position("values", NULL) IS NULL'
            ),
            name="ck_alerts_values_items",
        ),
        CheckConstraint(
            'char_length("acknowledged_by") <= 254', name="ck_alerts_acknowledged_by_length"
        ),
        CheckConstraint(
            (
                "\"acknowledged_by\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-"
                "9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-"
                "Za-z0-9])?)*$'"
            ),
            name="ck_alerts_acknowledged_by_pattern",
        ),
        Index("ix_alerts_device_id", "fleet", "device_id", "id"),
        Index("ix_alerts_rule_id", "fleet", "rule_id", "id"),
        Index("ix_alert_state", "fleet", "state"),
        {"comment": "That a rule has been met."},
    )

    id: Mapped[UUID]
    fleet: Mapped[str]
    device_id: Mapped[UUID]
    state: Mapped[str] = mapped_column(server_default="open")
    message: Mapped[str]
    values: Mapped[list[Decimal]] = mapped_column(ARRAY(Numeric(8, 3)), server_default="{}")
    acknowledged_by: Mapped[str | None]
    resolved_at: Mapped[datetime | None]
    rule_id: Mapped[UUID | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
