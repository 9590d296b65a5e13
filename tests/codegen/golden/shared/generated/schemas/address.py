# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Addresses on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Identifier, Storable

Street = Annotated[str, Field(max_length=200), Storable]


class AddressCreate(Input):
    """An address to be stored."""

    street: Street
    country_id: Identifier


class AddressUpdate(Input):
    """Changes to an address. What is left out stays as it is."""

    street: Street | MISSING = MISSING
    country_id: Identifier | MISSING = MISSING


class AddressRead(VersionedRow):
    """An address as its owner sees it."""

    id: UUID
    user_id: str
    street: str
    country_id: UUID
    created_at: Timestamp
    updated_at: Timestamp
