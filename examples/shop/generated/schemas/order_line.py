# Generated from schema.yaml; edit the schema, not this file. [seal 29fc987404ef]
"""Order lines on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Exact, Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier, Whole

Quantity = Annotated[Whole, Field(ge=1, le=999)]


class OrderLineCreate(Input):
    """An order line to be stored."""

    quantity: Quantity = 1
    product_id: Identifier


class OrderLineReplace(Input):
    """An order line in the place of another."""

    quantity: Quantity = 1


class OrderLineUpdate(Input):
    """Changes to an order line. What is left out stays as it is."""

    quantity: Quantity | MISSING = MISSING


class OrderLineStored(VersionedRow):
    """What is stored of an order line."""

    id: UUID
    customer_id: str
    order_id: UUID
    quantity: int
    unit_price: Exact
    product_id: UUID
    created_at: Timestamp
    updated_at: Timestamp


class OrderLineRead(OrderLineStored):
    """An order line as its owner sees it."""

    total: Exact


class OrderLineQuery(ListQuery):
    """What a list of order lines can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    expand: Words[Literal["product"]] = ()
