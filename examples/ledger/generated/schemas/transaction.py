# Generated from schema.yaml; edit the schema, not this file. [seal e4d32c6aa67c]
"""Transactions on the wire."""

from datetime import date, time
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Base64, Day, Digits, Exact, TimeOfDay, Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Distinct, Flag, Identifier, Storable

Amount = Annotated[Exact, Digits(14, 2)]
Payee = Annotated[str, Field(max_length=120), Storable]
Memo = Annotated[str, Field(max_length=2000), Storable]
Receipt = Annotated[Base64, Field(max_length=4000)]
TagIds = Annotated[list[Identifier], Field(max_length=10), Distinct]


class TransactionCreate(Input):
    """A transaction to be stored."""

    amount: Amount
    booked_on: Day
    booked_at: TimeOfDay | None = None
    payee: Payee | None = None
    memo: Memo | None = None
    cleared: Flag = False
    receipt: Receipt | None = None
    account_id: Identifier
    category_id: Identifier | None = None
    tag_ids: TagIds = Field(default=[])


class TransactionUpdate(Input):
    """Changes to a transaction. What is left out stays as it is."""

    amount: Amount | MISSING = MISSING
    booked_on: Day | MISSING = MISSING
    booked_at: TimeOfDay | MISSING | None = MISSING
    payee: Payee | MISSING | None = MISSING
    memo: Memo | MISSING | None = MISSING
    cleared: Flag | MISSING = MISSING
    receipt: Receipt | MISSING | None = MISSING
    account_id: Identifier | MISSING = MISSING
    category_id: Identifier | MISSING | None = MISSING
    tag_ids: TagIds | MISSING = MISSING


class TransactionRead(VersionedRow):
    """A transaction as its owner sees it."""

    id: UUID
    book_id: UUID
    amount: Exact
    booked_on: date
    booked_at: time | None
    payee: str | None
    memo: str | None
    cleared: bool
    receipt: Base64 | None
    account_id: UUID
    category_id: UUID | None
    tag_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class TransactionQuery(ListQuery):
    """What a list of transactions can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    sort: Words[Literal["booked_on", "-booked_on", "amount", "-amount"]] = ("-booked_on",)
    expand: Words[Literal["account", "category", "tags"]] = ()
    account_id: Identifier | None = None
    account_id__in: AnyOf[Identifier] | None = None
    category_id: Identifier | None = None
    category_id__in: AnyOf[Identifier] | None = None
    category_id__is_null: FlagText | None = None
    booked_on: Day | None = None
    booked_on__gte: Day | None = None
    booked_on__lte: Day | None = None
    amount__gt: Amount | None = None
    amount__lt: Amount | None = None
    payee__starts_with: Annotated[str, Field(min_length=1, max_length=120), Storable] | None = None
    payee__contains: Annotated[str, Field(min_length=1, max_length=120), Storable] | None = None
    cleared: FlagText | None = None
