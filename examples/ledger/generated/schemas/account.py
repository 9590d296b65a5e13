# Generated from schema.yaml; edit the schema, not this file. [seal 089b4c36d813]
"""Accounts on the wire."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import AccountKind
from generated.schemas.formats import Day, Digits, Exact, Timestamp, UrlForm
from generated.schemas.parameters import FlagText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Storable

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
OpeningBalance = Annotated[Exact, Digits(14, 2)]
Bank = Annotated[str, Field(max_length=2000), UrlForm]


class AccountCreate(Input):
    """An account to be stored."""

    name: Name
    kind: AccountKind = "bank"
    currency: Annotated[str, Field(max_length=3, pattern="^[A-Z]{3}$"), Storable]
    opening_balance: OpeningBalance = Decimal("0.00")
    opened_on: Day
    closed_on: Day | None = None
    bank: Bank | None = None


class AccountReplace(Input):
    """An account in the place of another."""

    name: Name
    kind: AccountKind = "bank"
    opening_balance: OpeningBalance = Decimal("0.00")
    opened_on: Day
    closed_on: Day | None = None
    bank: Bank | None = None


class AccountUpdate(Input):
    """Changes to an account. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    kind: AccountKind | MISSING = MISSING
    opening_balance: OpeningBalance | MISSING = MISSING
    opened_on: Day | MISSING = MISSING
    closed_on: Day | MISSING | None = MISSING
    bank: Bank | MISSING | None = MISSING


class AccountRead(VersionedRow):
    """An account as its owner sees it."""

    id: UUID
    book_id: UUID
    name: str
    kind: str
    currency: str
    opening_balance: Exact
    opened_on: date
    closed_on: date | None
    bank: str | None
    created_at: Timestamp
    updated_at: Timestamp


class AccountQuery(ListQuery):
    """What a list of accounts can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    sort: Words[Literal["name", "-name", "opened_on", "-opened_on"]] = ("name",)
    expand: Words[Literal["transactions", "outgoing", "incoming"]] = ()
    kind: AccountKind | None = None
    kind__in: AnyOf[AccountKind] | None = None
    opened_on__gte: Day | None = None
    opened_on__lt: Day | None = None
    closed_on__is_null: FlagText | None = None
    currency: Annotated[str, Field(max_length=3, pattern="^[A-Z]{3}$"), Storable] | None = None
