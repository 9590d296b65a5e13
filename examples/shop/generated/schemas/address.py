# Generated from schema.yaml; edit the schema, not this file. [seal 0e22a3bde4c2]
"""Addresses on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Storable

Label = Annotated[str, Field(min_length=1, max_length=40), Storable]
Street = Annotated[str, Field(max_length=120), Storable]
Postcode = Annotated[str, Field(max_length=200, pattern="^[0-9A-Z -]{3,10}$"), Storable]
City = Annotated[str, Field(max_length=80), Storable]


class AddressCreate(Input):
    """An address to be stored."""

    label: Label
    street: Street
    postcode: Postcode
    city: City


class AddressUpdate(Input):
    """Changes to an address. What is left out stays as it is."""

    label: Label | MISSING = MISSING
    street: Street | MISSING = MISSING
    postcode: Postcode | MISSING = MISSING
    city: City | MISSING = MISSING


class AddressRead(VersionedRow):
    """An address as its owner sees it."""

    id: UUID
    customer_id: str
    label: str
    street: str
    postcode: str
    city: str
    created_at: Timestamp
    updated_at: Timestamp


class AddressQuery(ListQuery):
    """What a list of addresses can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    sort: Words[Literal["label", "-label"]] = ()
    label: Label | None = None
