# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Moments on the wire."""

from datetime import date, time, timedelta
from uuid import UUID

from pydantic import MISSING

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Day, Span, TimeOfDay, Timestamp


class MomentCreate(Input):
    """A moment to be stored."""

    day: Day
    date_: Day | None = date(2026, 1, 31)
    clock: TimeOfDay
    time_: TimeOfDay = time.fromisoformat("23:59:59.000001")
    took: Span
    timedelta_: Span | None = timedelta(days=1, seconds=7384, microseconds=500000)


class MomentUpdate(Input):
    """Changes to a moment. What is left out stays as it is."""

    day: Day | MISSING = MISSING
    date_: Day | MISSING | None = MISSING
    clock: TimeOfDay | MISSING = MISSING
    time_: TimeOfDay | MISSING = MISSING
    took: Span | MISSING = MISSING
    timedelta_: Span | MISSING | None = MISSING


class MomentRead(VersionedRow):
    """A moment as its owner sees it."""

    id: UUID
    user_id: str
    day: date
    date_: date | None
    clock: time
    time_: time
    took: Span
    timedelta_: Span | None
    created_at: Timestamp
    updated_at: Timestamp
