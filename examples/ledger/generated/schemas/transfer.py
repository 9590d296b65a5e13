# Generated from schema.yaml; edit the schema, not this file. [seal 4cb4962b0e08]
"""Transfers on the wire."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Day, Digits, Exact, Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable

Amount = Annotated[Exact, Digits(14, 2), Field(ge=Decimal("0.01"))]
Memo = Annotated[str, Field(max_length=200), Storable]


class TransferCreate(Input):
    """A transfer to be stored."""

    amount: Amount
    booked_on: Day
    memo: Memo | None = None
    source_id: Identifier
    target_id: Identifier


class TransferReplace(Input):
    """A transfer in the place of another."""

    amount: Amount
    booked_on: Day
    memo: Memo | None = None


class TransferUpdate(Input):
    """Changes to a transfer. What is left out stays as it is."""

    amount: Amount | MISSING = MISSING
    booked_on: Day | MISSING = MISSING
    memo: Memo | MISSING | None = MISSING


class TransferRead(VersionedRow):
    """A transfer as its owner sees it."""

    id: UUID
    book_id: UUID
    amount: Exact
    booked_on: date
    memo: str | None
    source_id: UUID
    target_id: UUID
    created_at: Timestamp
    updated_at: Timestamp


class TransferQuery(ListQuery):
    """What a list of transfers can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    sort: Words[Literal["booked_on", "-booked_on"]] = ("-booked_on",)
    expand: Words[Literal["source", "target"]] = ()
    source_id: Identifier | None = None
    target_id: Identifier | None = None
    booked_on__gte: Day | None = None
    booked_on__lte: Day | None = None
