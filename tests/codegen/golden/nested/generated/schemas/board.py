# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Boards on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Name = Annotated[str, Field(max_length=200), Storable]


class BoardCreate(Input):
    """A board to be stored."""

    name: Name


class BoardUpdate(Input):
    """Changes to a board. What is left out stays as it is."""

    name: Name | MISSING = MISSING


class BoardRead(VersionedRow):
    """A board as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    created_at: Timestamp
    updated_at: Timestamp
