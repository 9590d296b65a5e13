# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Readers on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable

Name = Annotated[str, Field(max_length=200), Storable]
FavouritesIds = Annotated[list[Identifier], Field(max_length=100), Distinct]


class ReaderCreate(Input):
    """A reader to be stored."""

    name: Name
    favourites_ids: FavouritesIds = Field(default=[])


class ReaderUpdate(Input):
    """Changes to a reader. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    favourites_ids: FavouritesIds | MISSING = MISSING


class ReaderRead(VersionedRow):
    """A reader as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    favourites_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp
