# Generated from schema.yaml; edit the schema, not this file. [seal 551b265f1a35]
"""Devices on the wire."""

from datetime import date, time, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import DeviceKind
from generated.schemas.formats import (
    Base64,
    Day,
    EmailForm,
    SlugForm,
    Span,
    TimeOfDay,
    Timestamp,
    UrlForm,
    now,
)
from generated.schemas.parameters import FlagText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Distinct, Double, Identifier, JsonValue, Storable

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
Serial = Annotated[str, Field(max_length=200, pattern="^[A-Z]{2}[0-9]{6}$"), Storable]
PublicKey = Annotated[Base64, Field(min_length=32, max_length=32)]
Secret = Annotated[str, Field(min_length=16, max_length=128), Storable]
Manual = Annotated[str, Field(max_length=2000), UrlForm]
Contact = Annotated[str, Field(max_length=254), EmailForm]
Labels = Annotated[list[Annotated[str, Field(max_length=100), SlugForm]], Field(max_length=16)]
Position = Annotated[list[Double], Field(min_length=2, max_length=3)]
PeersIds = Annotated[list[Identifier], Field(max_length=20), Distinct]


class DeviceCreate(Input):
    """A device to be stored."""

    name: Name
    slug: Annotated[str, Field(max_length=40), SlugForm]
    serial: Serial | None = None
    kind: DeviceKind = "sensor"
    public_key: PublicKey
    secret: Secret | None = None
    manual: Manual | None = None
    contact: Contact | None = None
    labels: Labels = Field(default=[])
    position: Position | None = None
    settings: JsonValue = Field(default={})
    installed_on: Day | None = None
    reports_at: TimeOfDay | None = None
    timeout: Span = timedelta(seconds=900)
    enrolled_at: Timestamp = Field(default_factory=now)
    peers_ids: PeersIds = Field(default=[])


class DeviceReplace(Input):
    """A device in the place of another."""

    name: Name
    serial: Serial | None = None
    public_key: PublicKey
    secret: Secret | None = None
    manual: Manual | None = None
    contact: Contact | None = None
    labels: Labels = Field(default=[])
    position: Position | None = None
    settings: JsonValue = Field(default={})
    installed_on: Day | None = None
    reports_at: TimeOfDay | None = None
    timeout: Span = timedelta(seconds=900)
    enrolled_at: Timestamp = Field(default_factory=now)
    peers_ids: PeersIds = Field(default=[])


class DeviceUpdate(Input):
    """Changes to a device. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    serial: Serial | MISSING | None = MISSING
    public_key: PublicKey | MISSING = MISSING
    secret: Secret | MISSING | None = MISSING
    manual: Manual | MISSING | None = MISSING
    contact: Contact | MISSING | None = MISSING
    labels: Labels | MISSING = MISSING
    position: Position | MISSING | None = MISSING
    settings: JsonValue | MISSING = MISSING
    installed_on: Day | MISSING | None = MISSING
    reports_at: TimeOfDay | MISSING | None = MISSING
    timeout: Span | MISSING = MISSING
    enrolled_at: Timestamp | MISSING = MISSING
    peers_ids: PeersIds | MISSING = MISSING


class DeviceRead(VersionedRow):
    """A device as its owner sees it."""

    id: UUID
    fleet: str
    name: str
    slug: str
    serial: str | None
    kind: str
    public_key: Base64
    manual: str | None
    contact: str | None
    labels: list[str]
    position: list[float] | None
    settings: JsonValue
    installed_on: date | None
    reports_at: time | None
    timeout: Span
    enrolled_at: Timestamp
    claim: UUID
    last_seen_at: Timestamp | None
    frames: int
    peers_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class DeviceQuery(ListQuery):
    """What a list of devices can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=1000)] = 100
    sort: Words[Literal["name", "-name", "kind", "-kind"]] = ("name",)
    expand: Words[Literal["peers", "readings", "rules"]] = ()
    kind: DeviceKind | None = None
    kind__in: AnyOf[DeviceKind] | None = None
    name: Name | None = None
    labels__contains: Annotated[str, Field(max_length=100), SlugForm] | None = None
    contact: Contact | None = None
    contact__is_null: FlagText | None = None
    claim: Identifier | None = None
    installed_on__lt: Day | None = None
    installed_on__gte: Day | None = None
    timeout__gt: Span | None = None
    reports_at__lte: TimeOfDay | None = None
