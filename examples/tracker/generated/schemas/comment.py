# Generated from schema.yaml; edit the schema, not this file. [seal ecff8ce1167c]
"""Comments on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Storable

Body = Annotated[str, Field(min_length=1, max_length=5000), Storable]


class CommentCreate(Input):
    """A comment to be stored."""

    body: Body


class CommentUpdate(Input):
    """Changes to a comment. What is left out stays as it is."""

    body: Body | MISSING = MISSING


class CommentRead(VersionedRow):
    """A comment as its owner sees it."""

    id: UUID
    user_id: str
    task_id: UUID
    body: str
    created_at: Timestamp
    updated_at: Timestamp


class CommentQuery(ListQuery):
    """What a list of comments can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    expand: Words[Literal["reactions"]] = ()
