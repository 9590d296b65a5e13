# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Notes on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Text = Annotated[str, Field(max_length=10000), Storable]


class NoteCreate(Input):
    """A note to be stored."""

    text: Text


class NoteUpdate(Input):
    """Changes to a note. What is left out stays as it is."""

    text: Text | MISSING = MISSING


class NoteRead(VersionedRow):
    """A note as its owner sees it."""

    id: UUID
    user_id: str
    text: str
    created_at: Timestamp
    updated_at: Timestamp
