# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Baskets on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable


class BasketCreate(Input):
    """A basket to be stored."""

    name: Annotated[str, Field(max_length=200), Storable]


class BasketRead(VersionedRow):
    """A basket as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    created_at: Timestamp
    updated_at: Timestamp
