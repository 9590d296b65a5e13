# Generated from schema.yaml; edit the schema, not this file. [seal dd18f485bc3a]
"""The table `alert_rules`."""

from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    CheckConstraint,
    Double,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Text,
    func,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag, JsonValue


class AlertRule(Base):
    """When somebody is to be told, and how."""

    __tablename__ = "alert_rules"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "id", name="pk_alert_rules"),
        ForeignKeyConstraint(
            ["fleet", "device_id"],
            ["devices.fleet", "devices.id"],
            name="fk_alert_rules_device_id",
            ondelete="CASCADE",
        ),
        CheckConstraint(
            'char_length("fleet") BETWEEN 1 AND 63', name="ck_alert_rules_fleet_length"
        ),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name="ck_alert_rules_fleet_pattern"
        ),
        CheckConstraint('char_length("name") BETWEEN 1 AND 80', name="ck_alert_rules_name_length"),
        CheckConstraint(
            "\"severity\" IN ('info', 'warning', 'critical')", name="ck_alert_rules_severity_words"
        ),
        CheckConstraint(
            (
                'cardinality("thresholds") BETWEEN 1 AND 4 AND '
                'coalesce(array_ndims("thresholds"), 1) = 1 AND '
                'array_position("thresholds", NULL) IS NULL'
            ),
            name="ck_alert_rules_thresholds_items",
        ),
        CheckConstraint(
            (
                'cardinality("channels") <= 3 AND coalesce(array_ndims("channels"), 1) = '
                '1 AND array_position("channels", NULL) IS NULL'
            ),
            name="ck_alert_rules_channels_items",
        ),
        CheckConstraint(
            "\"channels\" <@ ARRAY['mail', 'webhook', 'pager']",
            name="ck_alert_rules_channels_words",
        ),
        CheckConstraint(
            (
                'cardinality("recipients") <= 10 AND coalesce(array_ndims("recipients"), '
                '1) = 1 AND array_position("recipients", NULL) IS NULL'
            ),
            name="ck_alert_rules_recipients_items",
        ),
        CheckConstraint(
            (
                'cardinality("days") <= 7 AND coalesce(array_ndims("days"), 1) = 1 AND '
                'array_position("days", NULL) IS NULL'
            ),
            name="ck_alert_rules_days_items",
        ),
        CheckConstraint(
            "(quiet_from IS NULL) = (quiet_until IS NULL)", name="ck_alert_rules_quiet_is_whole"
        ),
        Index("ix_alert_rules_device_id", "fleet", "device_id", "id"),
        Index("ix_alert_rule_severity", "fleet", "severity"),
        {"comment": "When somebody is to be told, and how."},
    )

    id: Mapped[UUID]
    fleet: Mapped[str]
    name: Mapped[str]
    severity: Mapped[str] = mapped_column(server_default="warning")
    thresholds: Mapped[list[float]] = mapped_column(ARRAY(Double))
    channels: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default='{"mail"}')
    recipients: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    days: Mapped[list[int]] = mapped_column(
        ARRAY(Integer), server_default='{"1","2","3","4","5","6","7"}'
    )
    condition: Mapped[JsonValue | None] = mapped_column(JSONB(none_as_null=True))
    hold_for: Mapped[timedelta] = mapped_column(
        server_default="0 days 300.000000 seconds", comment="How long it must last."
    )
    cooldown: Mapped[timedelta | None]
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    enabled: Mapped[bool] = mapped_column(server_default=true())
    device_id: Mapped[UUID]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
