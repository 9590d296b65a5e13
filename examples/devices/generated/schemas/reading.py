# Generated from schema.yaml; edit the schema, not this file. [seal 9f88aa18920f]
"""Readings on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.enums import Unit
from generated.schemas.formats import Base64, Timestamp, now
from generated.schemas.parameters import DoubleText, LongText
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Distinct, Double, Identifier, Long


class ReadingCreate(Input):
    """A reading to be stored."""

    taken_at: Timestamp = Field(default_factory=now)
    unit: Unit
    value: Annotated[Double, Field(ge=-1000000.0, le=1000000.0)]
    spread: Annotated[Double, Field(ge=0.0)] | None = None
    sequence: Annotated[Long, Field(ge=0)] = 0
    raw: Annotated[Base64, Field(max_length=256)] | None = None


class ReadingBatch(Input):
    """Readings that are written together: all of them, or none."""

    create: Annotated[list[ReadingCreate], Field(max_length=500)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=500), Distinct] = Field(default=[])


class ReadingPurge(Input):
    """What `purge` takes."""

    before: Timestamp


class ReadingPurgeResult(Output):
    """What `purge` answers."""

    deleted: int


class ReadingRead(VersionedRow):
    """A reading as its owner sees it."""

    id: UUID
    fleet: str
    device_id: UUID
    taken_at: Timestamp
    unit: str
    value: float
    spread: float | None
    sequence: int
    raw: Base64 | None
    created_at: Timestamp
    updated_at: Timestamp


class ReadingBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[ReadingRead]
    deleted: list[UUID]


class ReadingQuery(ListQuery):
    """What a list of readings can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=1000)] = 100
    sort: Words[Literal["taken_at", "-taken_at", "value", "-value"]] = ("-taken_at",)
    taken_at__gte: Timestamp | None = None
    taken_at__lt: Timestamp | None = None
    value__gt: Annotated[DoubleText, Field(ge=-1000000.0, le=1000000.0)] | None = None
    value__lt: Annotated[DoubleText, Field(ge=-1000000.0, le=1000000.0)] | None = None
    unit: Unit | None = None
    sequence: Annotated[LongText, Field(ge=0)] | None = None
    sequence__gte: Annotated[LongText, Field(ge=0)] | None = None
