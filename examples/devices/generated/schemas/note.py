# Generated from schema.yaml; edit the schema, not this file. [seal 9310a43c4e36]
"""Notes on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Flag, Storable

Body = Annotated[str, Field(min_length=1, max_length=2000), Storable]


class NoteCreate(Input):
    """A note to be stored."""

    body: Body
    pinned: Flag = False


class NoteUpdate(Input):
    """Changes to a note. What is left out stays as it is."""

    body: Body | MISSING = MISSING
    pinned: Flag | MISSING = MISSING


class NoteRead(VersionedRow):
    """A note as its owner sees it."""

    id: UUID
    fleet: str
    body: str
    pinned: bool
    created_at: Timestamp
    updated_at: Timestamp
