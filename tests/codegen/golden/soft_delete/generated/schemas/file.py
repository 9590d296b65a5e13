# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Files on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Identifier, Storable

Name = Annotated[str, Field(max_length=200), Storable]


class FileCreate(Input):
    """A file to be stored."""

    name: Name
    moved_from_id: Identifier | None = None


class FileUpdate(Input):
    """Changes to a file. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    moved_from_id: Identifier | MISSING | None = MISSING


class FileRead(VersionedRow):
    """A file as its owner sees it."""

    id: UUID
    user_id: str
    folder_id: UUID
    name: str
    moved_from_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp
