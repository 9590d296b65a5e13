# Generated from schema.yaml; edit the schema, not this file. [seal 2349945f7457]
"""Recurring rules on the wire."""

from datetime import date, time, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.enums import Frequency
from generated.schemas.formats import Day, Digits, Exact, Span, TimeOfDay, Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
Amount = Annotated[Exact, Digits(14, 2)]


class RecurringRuleCreate(Input):
    """A recurring rule to be stored."""

    name: Name
    amount: Amount
    frequency: Frequency = "monthly"
    starts_on: Day
    ends_on: Day | None = None
    at: TimeOfDay = time.fromisoformat("08:00:00")
    remind_before: Span = timedelta(days=2)
    account_id: Identifier
    category_id: Identifier | None = None


class RecurringRuleUpdate(Input):
    """Changes to a recurring rule. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    amount: Amount | MISSING = MISSING
    frequency: Frequency | MISSING = MISSING
    starts_on: Day | MISSING = MISSING
    ends_on: Day | MISSING | None = MISSING
    at: TimeOfDay | MISSING = MISSING
    remind_before: Span | MISSING = MISSING
    account_id: Identifier | MISSING = MISSING
    category_id: Identifier | MISSING | None = MISSING


class RecurringRuleRun(Input):
    """What `run` takes."""

    booked_on: Day


class RecurringRuleRunResult(Output):
    """What `run` answers."""

    booked_on: date
    amount: Exact
    remaining: int | None


class RecurringRuleRead(VersionedRow):
    """A recurring rule as its owner sees it."""

    id: UUID
    book_id: UUID
    name: str
    amount: Exact
    frequency: str
    starts_on: date
    ends_on: date | None
    at: time
    remind_before: Span
    paused: bool
    last_run_at: Timestamp | None
    account_id: UUID
    category_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class RecurringRuleQuery(ListQuery):
    """What a list of recurring rules can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    expand: Words[Literal["account", "category"]] = ()
    account_id: Identifier | None = None
    frequency: Frequency | None = None
    frequency__in: AnyOf[Frequency] | None = None
    remind_before__lte: Span | None = None
    at__gte: TimeOfDay | None = None
    at__lt: TimeOfDay | None = None
