# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Folders on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Name = Annotated[str, Field(max_length=200), Storable]


class FolderCreate(Input):
    """A folder to be stored."""

    name: Name


class FolderUpdate(Input):
    """Changes to a folder. What is left out stays as it is."""

    name: Name | MISSING = MISSING


class FolderRead(VersionedRow):
    """A folder as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    created_at: Timestamp
    updated_at: Timestamp
