# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Columns on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Name = Annotated[str, Field(max_length=200), Storable]


class ColumnCreate(Input):
    """A column to be stored."""

    name: Name


class ColumnUpdate(Input):
    """Changes to a column. What is left out stays as it is."""

    name: Name | MISSING = MISSING


class ColumnRead(VersionedRow):
    """A column as its owner sees it."""

    id: UUID
    user_id: str
    board_id: UUID
    name: str
    created_at: Timestamp
    updated_at: Timestamp
