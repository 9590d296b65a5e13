# Generated from schema.yaml; edit the schema, not this file. [seal 008d6ba1d88d]
"""Wishlists on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Distinct, Flag, Identifier, Storable

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
ProductIds = Annotated[list[Identifier], Field(max_length=50), Distinct]


class WishlistCreate(Input):
    """A wishlist to be stored."""

    name: Name
    public: Flag = False
    product_ids: ProductIds = Field(default=[])


class WishlistUpdate(Input):
    """Changes to a wishlist. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    public: Flag | MISSING = MISSING
    product_ids: ProductIds | MISSING = MISSING


class WishlistRead(VersionedRow):
    """A wishlist as its owner sees it."""

    id: UUID
    customer_id: str
    name: str
    public: bool
    product_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class WishlistQuery(ListQuery):
    """What a list of wishlists can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    expand: Words[Literal["products"]] = ()
    public: FlagText | None = None
