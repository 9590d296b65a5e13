# Generated from schema.yaml; edit the schema, not this file. [seal 17b00262a5ef]
"""Tags on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Distinct, Identifier, Storable

Label = Annotated[str, Field(min_length=1, max_length=40), Storable]
TaskIds = Annotated[list[Identifier], Field(max_length=100), Distinct]


class TagCreate(Input):
    """A tag to be stored."""

    label: Label
    task_ids: TaskIds = Field(default=[])


class TagUpdate(Input):
    """Changes to a tag. What is left out stays as it is."""

    label: Label | MISSING = MISSING
    task_ids: TaskIds | MISSING = MISSING


class TagRead(VersionedRow):
    """A tag as its owner sees it."""

    id: UUID
    user_id: str
    label: str
    task_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class TagQuery(ListQuery):
    """What a list of tags can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["label", "-label"]] = ("label",)
