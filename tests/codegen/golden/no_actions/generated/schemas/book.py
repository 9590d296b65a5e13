# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Books on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable, Whole

Title = Annotated[str, Field(min_length=1, max_length=200), Storable]
Pages = Annotated[Whole, Field(ge=1)]


class BookCreate(Input):
    """A book to be stored."""

    title: Title
    pages: Pages | None = None


class BookUpdate(Input):
    """Changes to a book. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    pages: Pages | MISSING | None = MISSING


class BookRead(VersionedRow):
    """A book as its owner sees it."""

    id: UUID
    user_id: str
    title: str
    pages: int | None
    created_at: Timestamp
    updated_at: Timestamp
