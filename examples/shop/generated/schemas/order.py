# Generated from schema.yaml; edit the schema, not this file. [seal 3dde2048a707]
"""Orders on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Currency, OrderStatus
from generated.schemas.formats import Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable

Note = Annotated[str, Field(max_length=1000), Storable]


class OrderCreate(Input):
    """An order to be stored."""

    number: Annotated[str, Field(max_length=20, pattern="^[A-Z0-9-]{1,20}$"), Storable]
    currency: Currency = "EUR"
    note: Note | None = None
    address_id: Identifier | None = None
    card_id: Identifier | None = None


class OrderReplace(Input):
    """An order in the place of another."""

    note: Note | None = None
    address_id: Identifier | None = None
    card_id: Identifier | None = None


class OrderUpdate(Input):
    """Changes to an order. What is left out stays as it is."""

    note: Note | MISSING | None = MISSING
    address_id: Identifier | MISSING | None = MISSING
    card_id: Identifier | MISSING | None = MISSING


class OrderShip(Input):
    """What `ship` takes."""

    tracking: Annotated[str, Field(max_length=80), Storable] | None = None


class OrderDiscardCarts(Input):
    """What `discard_carts` takes."""

    untouched_since: Timestamp


class OrderRead(VersionedRow):
    """An order as its owner sees it."""

    id: UUID
    customer_id: str
    number: str
    status: str
    currency: str
    note: str | None
    placed_at: Timestamp | None
    paid_at: Timestamp | None
    shipped_at: Timestamp | None
    tracking: str | None
    reference: UUID
    address_id: UUID | None
    card_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class OrderQuery(ListQuery):
    """What a list of orders can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    sort: Words[Literal["created_at", "-created_at"]] = ("-created_at",)
    expand: Words[Literal["address", "card", "lines"]] = ()
    status: OrderStatus | None = None
    status__in: AnyOf[OrderStatus] | None = None
    number: Annotated[str, Field(max_length=20, pattern="^[A-Z0-9-]{1,20}$"), Storable] | None = (
        None
    )
    number__starts_with: Annotated[str, Field(min_length=1, max_length=20), Storable] | None = None
    created_at__gte: Timestamp | None = None
    created_at__lt: Timestamp | None = None
