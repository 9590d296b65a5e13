# Generated from schema.yaml; edit the schema, not this file. [seal 6a78530525c2]
"""Order lines on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Exact, Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Distinct, Identifier, Whole

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


class OrderLineBatchUpdate(OrderLineUpdate):
    """Changes to the order line with this id."""

    id: Annotated[Identifier, Field(exclude=True)]


class OrderLineBatch(Input):
    """Order lines that are written together: all of them, or none."""

    create: Annotated[list[OrderLineCreate], Field(max_length=50)] = Field(default=[])
    update: Annotated[list[OrderLineBatchUpdate], Field(max_length=50)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=50), Distinct] = Field(default=[])


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


class OrderLineBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[OrderLineRead]
    updated: list[OrderLineRead]
    deleted: list[UUID]


class OrderLineQuery(ListQuery):
    """What a list of order lines can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    expand: Words[Literal["product"]] = ()
