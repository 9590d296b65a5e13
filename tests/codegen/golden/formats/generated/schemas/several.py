# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Several on the wire."""

from datetime import date, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Status
from generated.schemas.formats import (
    Base64,
    Day,
    Digits,
    EmailForm,
    Exact,
    Span,
    TimeOfDay,
    Timestamp,
)
from generated.schemas.values import Double, Flag, Identifier, Long, Storable, Whole

Texts = Annotated[
    list[Annotated[str, Field(min_length=1, max_length=3), Storable]], Field(max_length=2)
]
Matching = Annotated[
    list[Annotated[str, Field(max_length=200, pattern='^[a-z"\\\\]*$'), Storable]],
    Field(min_length=1, max_length=3),
]
Numbers = Annotated[list[Annotated[Whole, Field(ge=0, le=9)]], Field(max_length=100)]
Longs = Annotated[list[Long], Field(max_length=2)]
Doubles = Annotated[list[Double], Field(max_length=2)]
Exacts = Annotated[
    list[Annotated[Exact, Digits(4, 2), Field(ge=Decimal("0"))]], Field(max_length=100)
]
Flags = Annotated[list[Flag], Field(max_length=2)]
Days = Annotated[list[Day], Field(max_length=2)]
Times = Annotated[list[TimeOfDay], Field(max_length=2)]
Instants = Annotated[list[Timestamp], Field(max_length=2)]
Spans = Annotated[list[Span], Field(max_length=2)]
Ids = Annotated[list[Identifier], Field(max_length=2)]
Blobs = Annotated[list[Annotated[Base64, Field(max_length=4)]], Field(max_length=100)]
Mails = Annotated[list[Annotated[str, Field(max_length=254), EmailForm]], Field(max_length=2)]
Statuses = Annotated[list[Status], Field(max_length=2)]


class SeveralCreate(Input):
    """A several to be stored."""

    texts: Texts
    matching: Matching | None = Field(default=["a", '"\\', ""])
    numbers: Numbers = Field(default=[])
    longs: Longs | None = None
    doubles: Doubles | None = None
    exacts: Exacts = Field(default=[Decimal("0.10")])
    flags: Flags | None = None
    days: Days = Field(default=[date(2026, 1, 31)])
    times: Times | None = None
    instants: Instants | None = None
    spans: Spans | None = None
    ids: Ids | None = None
    blobs: Blobs | None = Field(default=[bytes.fromhex("00ff")])
    mails: Mails | None = None
    statuses: Statuses = Field(default=["todo", 'it\'s "done"'])


class SeveralUpdate(Input):
    """Changes to a several. What is left out stays as it is."""

    texts: Texts | MISSING = MISSING
    matching: Matching | MISSING | None = MISSING
    numbers: Numbers | MISSING = MISSING
    longs: Longs | MISSING | None = MISSING
    doubles: Doubles | MISSING | None = MISSING
    exacts: Exacts | MISSING = MISSING
    flags: Flags | MISSING | None = MISSING
    days: Days | MISSING = MISSING
    times: Times | MISSING | None = MISSING
    instants: Instants | MISSING | None = MISSING
    spans: Spans | MISSING | None = MISSING
    ids: Ids | MISSING | None = MISSING
    blobs: Blobs | MISSING | None = MISSING
    mails: Mails | MISSING | None = MISSING
    statuses: Statuses | MISSING = MISSING


class SeveralRead(VersionedRow):
    """A several as its owner sees it."""

    id: UUID
    user_id: str
    texts: list[str]
    matching: list[str] | None
    numbers: list[int]
    longs: list[int] | None
    doubles: list[float] | None
    exacts: list[Exact]
    flags: list[bool] | None
    days: list[date]
    times: list[time] | None
    instants: list[Timestamp] | None
    spans: list[Span] | None
    ids: list[UUID] | None
    blobs: list[Base64] | None
    mails: list[str] | None
    statuses: list[str]
    created_at: Timestamp
    updated_at: Timestamp
