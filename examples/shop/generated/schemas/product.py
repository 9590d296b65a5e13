# Generated from schema.yaml; edit the schema, not this file. [seal 1a3ddaafd78f]
"""Products on the wire."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Digits, Exact, SlugForm, Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Identifier, JsonValue, Storable


class ProductRead(VersionedRow):
    """A product as everybody sees it."""

    id: UUID
    name: str
    slug: str
    price: Exact
    currency: str
    photos: list[str]
    attributes: JsonValue
    weight: float | None
    stock: int
    category_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class ProductQuery(ListQuery):
    """What a list of products can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    sort: Words[Literal["price", "-price"]] = ()
    expand: Words[Literal["category"]] = ()
    slug: Annotated[str, Field(max_length=100), SlugForm] | None = None
    slug__in: AnyOf[Annotated[str, Field(max_length=100), SlugForm]] | None = None
    category_id: Identifier | None = None
    price__gte: Annotated[Exact, Digits(12, 2), Field(ge=Decimal("0"))] | None = None
    price__lte: Annotated[Exact, Digits(12, 2), Field(ge=Decimal("0"))] | None = None
    name__starts_with: Annotated[str, Field(min_length=1, max_length=160), Storable] | None = None
    name__contains: Annotated[str, Field(min_length=1, max_length=160), Storable] | None = None
