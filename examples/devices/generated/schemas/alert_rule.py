# Generated from schema.yaml; edit the schema, not this file. [seal fd9ffd64df35]
"""Alert rules on the wire."""

from datetime import time, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Channel, Severity
from generated.schemas.formats import EmailForm, Span, TimeOfDay, Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Double, Flag, Identifier, JsonValue, Storable, Whole

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
Thresholds = Annotated[list[Double], Field(min_length=1, max_length=4)]
Channels = Annotated[list[Channel], Field(max_length=3)]
Recipients = Annotated[list[Annotated[str, Field(max_length=254), EmailForm]], Field(max_length=10)]
Days = Annotated[list[Annotated[Whole, Field(ge=1, le=7)]], Field(max_length=7)]


class AlertRuleCreate(Input):
    """An alert rule to be stored."""

    name: Name
    severity: Severity = "warning"
    thresholds: Thresholds
    channels: Channels = Field(default=["mail"])
    recipients: Recipients = Field(default=[])
    days: Days = Field(default=[1, 2, 3, 4, 5, 6, 7])
    condition: JsonValue | None = None
    hold_for: Span = timedelta(seconds=300)
    cooldown: Span | None = None
    quiet_from: TimeOfDay | None = None
    quiet_until: TimeOfDay | None = None
    enabled: Flag = True
    device_id: Identifier


class AlertRuleUpdate(Input):
    """Changes to an alert rule. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    severity: Severity | MISSING = MISSING
    thresholds: Thresholds | MISSING = MISSING
    channels: Channels | MISSING = MISSING
    recipients: Recipients | MISSING = MISSING
    days: Days | MISSING = MISSING
    condition: JsonValue | MISSING | None = MISSING
    hold_for: Span | MISSING = MISSING
    cooldown: Span | MISSING | None = MISSING
    quiet_from: TimeOfDay | MISSING | None = MISSING
    quiet_until: TimeOfDay | MISSING | None = MISSING
    enabled: Flag | MISSING = MISSING
    device_id: Identifier | MISSING = MISSING


class AlertRuleRead(VersionedRow):
    """An alert rule as its owner sees it."""

    id: UUID
    fleet: str
    name: str
    severity: str
    thresholds: list[float]
    channels: list[str]
    recipients: list[str]
    days: list[int]
    condition: JsonValue | None
    hold_for: Span
    cooldown: Span | None
    quiet_from: time | None
    quiet_until: time | None
    enabled: bool
    device_id: UUID
    created_at: Timestamp
    updated_at: Timestamp


class AlertRuleQuery(ListQuery):
    """What a list of alert rules can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=1000)] = 100
    sort: Words[Literal["severity", "-severity"]] = ()
    expand: Words[Literal["device"]] = ()
    device_id: Identifier | None = None
    severity: Severity | None = None
    severity__in: AnyOf[Severity] | None = None
    channels__contains: Channel | None = None
    recipients__contains: Annotated[str, Field(max_length=254), EmailForm] | None = None
    cooldown__is_null: FlagText | None = None
    condition__is_null: FlagText | None = None
