# Generated from schema.yaml; edit the schema, not this file. [seal 0a69cd21fd5d]
"""Tags on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Storable

Label = Annotated[str, Field(min_length=1, max_length=40), Storable]
Color = Annotated[str, Field(max_length=200, pattern="^#[0-9a-f]{6}$"), Storable]


class TagCreate(Input):
    """A tag to be stored."""

    label: Label
    color: Color = "#808080"


class TagUpdate(Input):
    """Changes to a tag. What is left out stays as it is."""

    label: Label | MISSING = MISSING
    color: Color | MISSING = MISSING


class TagRead(VersionedRow):
    """A tag as its owner sees it."""

    id: UUID
    book_id: UUID
    label: str
    color: str
    created_at: Timestamp
    updated_at: Timestamp


class TagQuery(ListQuery):
    """What a list of tags can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    sort: Words[Literal["label", "-label"]] = ()
