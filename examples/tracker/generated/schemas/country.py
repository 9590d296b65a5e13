# Generated from schema.yaml; edit the schema, not this file. [seal e68ddede6c81]
"""Countries on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Storable


class CountryRead(VersionedRow):
    """A country as everybody sees it."""

    id: UUID
    code: str
    name: str
    created_at: Timestamp
    updated_at: Timestamp


class CountryQuery(ListQuery):
    """What a list of countries can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["code", "-code"]] = ("code",)
    code: Annotated[str, Field(max_length=2, pattern="^[A-Z]{2}$"), Storable] | None = None
    code__in: AnyOf[Annotated[str, Field(max_length=2, pattern="^[A-Z]{2}$"), Storable]] | None = (
        None
    )
