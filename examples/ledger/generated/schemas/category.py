# Generated from schema.yaml; edit the schema, not this file. [seal ef984933d56a]
"""Categories on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Flow
from generated.schemas.formats import Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable, Whole

Name = Annotated[str, Field(min_length=1, max_length=80), Storable]
Position = Annotated[Whole, Field(ge=0, le=10000)]


class CategoryCreate(Input):
    """A category to be stored."""

    name: Name
    flow: Flow = "expense"
    position: Position = 0
    parent_id: Identifier | None = None


class CategoryUpdate(Input):
    """Changes to a category. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    flow: Flow | MISSING = MISSING
    position: Position | MISSING = MISSING
    parent_id: Identifier | MISSING | None = MISSING


class CategoryRead(VersionedRow):
    """A category as its owner sees it."""

    id: UUID
    book_id: UUID
    name: str
    flow: str
    position: int
    parent_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class CategoryQuery(ListQuery):
    """What a list of categories can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=500)] = 100
    sort: Words[Literal["position", "-position", "name", "-name"]] = ("position", "name")
    expand: Words[Literal["parent", "children"]] = ()
    parent_id: Identifier | None = None
    parent_id__is_null: FlagText | None = None
    flow: Flow | None = None
