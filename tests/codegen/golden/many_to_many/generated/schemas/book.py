# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Books on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable

Title = Annotated[str, Field(max_length=200), Storable]
AuthorIds = Annotated[list[Identifier], Field(max_length=10), Distinct]
SimilarIds = Annotated[list[Identifier], Field(max_length=100), Distinct]


class BookCreate(Input):
    """A book to be stored."""

    title: Title
    author_ids: AuthorIds = Field(default=[])
    similar_ids: SimilarIds = Field(default=[])


class BookUpdate(Input):
    """Changes to a book. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    author_ids: AuthorIds | MISSING = MISSING
    similar_ids: SimilarIds | MISSING = MISSING


class BookRead(VersionedRow):
    """A book as its owner sees it."""

    id: UUID
    user_id: str
    title: str
    author_ids: list[UUID]
    similar_ids: list[UUID]
    reader_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp
