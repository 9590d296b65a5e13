# Generated from schema.yaml; edit the schema, not this file. [seal 9cdadbcb2ad1]
"""Categories on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from generated.schemas.base import VersionedRow
from generated.schemas.formats import SlugForm, Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier


class CategoryRead(VersionedRow):
    """A category as everybody sees it."""

    id: UUID
    name: str
    slug: str
    parent_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class CategoryQuery(ListQuery):
    """What a list of categories can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    expand: Words[Literal["parent", "children", "products"]] = ()
    slug: Annotated[str, Field(max_length=80), SlugForm] | None = None
    parent_id: Identifier | None = None
    parent_id__is_null: FlagText | None = None
