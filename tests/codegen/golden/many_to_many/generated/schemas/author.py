# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Authors on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable

Name = Annotated[str, Field(max_length=200), Storable]
BookIds = Annotated[list[Identifier], Field(max_length=100), Distinct]


class AuthorCreate(Input):
    """An author to be stored."""

    name: Name
    book_ids: BookIds = Field(default=[])


class AuthorUpdate(Input):
    """Changes to an author. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    book_ids: BookIds | MISSING = MISSING


class AuthorRead(VersionedRow):
    """An author as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    book_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp
