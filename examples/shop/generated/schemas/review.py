# Generated from schema.yaml; edit the schema, not this file. [seal 19ef3b1102cc]
"""Reviews on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable, Whole

Stars = Annotated[Whole, Field(ge=1, le=5)]
Body = Annotated[str, Field(max_length=2000), Storable]


class ReviewCreate(Input):
    """A review to be stored."""

    stars: Stars
    body: Body | None = None


class ReviewUpdate(Input):
    """Changes to a review. What is left out stays as it is."""

    stars: Stars | MISSING = MISSING
    body: Body | MISSING | None = MISSING


class ReviewRead(VersionedRow):
    """A review as its owner sees it."""

    id: UUID
    customer_id: str
    product_id: UUID
    stars: int
    body: str | None
    created_at: Timestamp
    updated_at: Timestamp
