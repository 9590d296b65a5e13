# Generated from schema.yaml; edit the schema, not this file. [seal d8f2ed45c5fd]
"""The table `devices`."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    CheckConstraint,
    Double,
    Index,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from generated.models.base import Base, EntityTag, JsonValue


class Device(Base):
    """Something that measures or acts."""

    __tablename__ = "devices"
    __table_args__ = (
        PrimaryKeyConstraint("fleet", "id", name="pk_devices"),
        UniqueConstraint("fleet", "slug", name="uq_device_slug"),
        UniqueConstraint("serial", name="uq_device_serial"),
        CheckConstraint('char_length("fleet") BETWEEN 1 AND 63', name="ck_devices_fleet_length"),
        CheckConstraint(
            "\"fleet\" ~ '^[a-z0-9](?\\:[a-z0-9-]*[a-z0-9])?$'", name="ck_devices_fleet_pattern"
        ),
        CheckConstraint('char_length("name") BETWEEN 1 AND 80', name="ck_devices_name_length"),
        CheckConstraint('char_length("slug") <= 40', name="ck_devices_slug_length"),
        CheckConstraint("\"slug\" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'", name="ck_devices_slug_pattern"),
        CheckConstraint('char_length("serial") <= 200', name="ck_devices_serial_length"),
        CheckConstraint("\"serial\" ~ '^[A-Z]{2}[0-9]{6}$'", name="ck_devices_serial_pattern"),
        CheckConstraint(
            "\"kind\" IN ('sensor', 'gateway', 'actuator')", name="ck_devices_kind_words"
        ),
        CheckConstraint(
            'octet_length("public_key") BETWEEN 32 AND 32', name="ck_devices_public_key_size"
        ),
        CheckConstraint(
            'char_length("secret") BETWEEN 16 AND 128', name="ck_devices_secret_length"
        ),
        CheckConstraint('char_length("manual") <= 2000', name="ck_devices_manual_length"),
        CheckConstraint(
            (
                "\"manual\" ~ E'^https?\\://([A-Za-z0-9._~!$&''()*+,;=\\:%-]*@)?[A-Za-z0-"
                "9]([A-Za-z0-9.-]*[A-Za-z0-9])?(\\:[0-9]{1,5})?([/?#][A-Za-z0-"
                "9._~\\:/?#\\\\[\\\\]@!$&''()*+,;=%-]*)?$'"
            ),
            name="ck_devices_manual_pattern",
        ),
        CheckConstraint('char_length("contact") <= 254', name="ck_devices_contact_length"),
        CheckConstraint(
            (
                "\"contact\" ~ E'^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-"
                "z0-9-]{0,61}[A-Za-z0-9])?(\\\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-"
                "9])?)*$'"
            ),
            name="ck_devices_contact_pattern",
        ),
        CheckConstraint(
            (
                'cardinality("labels") <= 16 AND coalesce(array_ndims("labels"), 1) = 1 '
                'AND array_position("labels", NULL) IS NULL'
            ),
            name="ck_devices_labels_items",
        ),
        CheckConstraint(
            (
                'cardinality("position") BETWEEN 2 AND 3 AND '
                'coalesce(array_ndims("position"), 1) = 1 AND array_position("position", '
                "NULL) IS NULL"
            ),
            name="ck_devices_position_items",
        ),
        CheckConstraint(
            '"frames" BETWEEN -9007199254740991 AND 9007199254740991',
            name="ck_devices_frames_range",
        ),
        Index("ix_device_kind_seen", "fleet", "kind", text('"last_seen_at" DESC')),
        Index("ix_device_name", "fleet", "name"),
        Index("ix_device_labels", "labels", postgresql_using="gin"),
        Index("ix_device_claim", "claim", postgresql_using="hash"),
        Index("ix_device_contact", "fleet", "contact"),
        {"comment": "Something that measures or acts."},
    )

    id: Mapped[UUID]
    fleet: Mapped[str]
    name: Mapped[str]
    slug: Mapped[str]
    serial: Mapped[str | None]
    kind: Mapped[str] = mapped_column(server_default="sensor")
    public_key: Mapped[bytes] = mapped_column(
        comment="Ed25519, with which its readings are signed."
    )
    secret: Mapped[str | None]
    manual: Mapped[str | None]
    contact: Mapped[str | None]
    labels: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default="{}")
    position: Mapped[list[float] | None] = mapped_column(ARRAY(Double))
    settings: Mapped[JsonValue] = mapped_column(JSONB(none_as_null=True), server_default="{}")
    installed_on: Mapped[date | None]
    reports_at: Mapped[time | None]
    timeout: Mapped[timedelta] = mapped_column(server_default="0 days 900.000000 seconds")
    enrolled_at: Mapped[datetime] = mapped_column(server_default=func.now())
    claim: Mapped[UUID] = mapped_column(
        server_default=func.gen_random_uuid(), comment="Pairs it with a gateway."
    )
    last_seen_at: Mapped[datetime | None]
    frames: Mapped[int] = mapped_column(
        BigInteger, server_default="0", comment="How many it has sent."
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    updated_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), onupdate=func.clock_timestamp()
    )
    entity_tag: Mapped[EntityTag] = mapped_column("xmin")
