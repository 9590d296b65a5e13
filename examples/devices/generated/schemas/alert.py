# Generated from schema.yaml; edit the schema, not this file. [seal 8659b15c96f0]
"""Alerts on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import AlertState
from generated.schemas.formats import Digits, EmailForm, Exact, Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable


class AlertCreate(Input):
    """An alert to be stored."""

    message: Annotated[str, Field(min_length=1, max_length=500), Storable]
    values: Annotated[list[Annotated[Exact, Digits(8, 3)]], Field(max_length=16)] = Field(
        default=[]
    )
    rule_id: Identifier | None = None


class AlertAcknowledge(Input):
    """What `acknowledge` takes."""

    by: Annotated[str, Field(max_length=254), EmailForm]


class AlertRead(VersionedRow):
    """An alert as its owner sees it."""

    id: UUID
    fleet: str
    device_id: UUID
    state: str
    message: str
    values: list[Exact]
    acknowledged_by: str | None
    resolved_at: Timestamp | None
    rule_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class AlertQuery(ListQuery):
    """What a list of alerts can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=1000)] = 100
    expand: Words[Literal["rule"]] = ()
    state: AlertState | None = None
    state__in: AnyOf[AlertState] | None = None
    rule_id: Identifier | None = None
