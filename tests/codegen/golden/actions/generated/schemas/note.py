# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Notes on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Flag, Storable

Body = Annotated[str, Field(max_length=10000), Storable]


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
    user_id: str
    task_id: UUID
    body: str
    pinned: bool
    created_at: Timestamp
    updated_at: Timestamp


class NoteQuery(ListQuery):
    """What a list of notes can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    expand: Words[Literal["task"]] = ()
