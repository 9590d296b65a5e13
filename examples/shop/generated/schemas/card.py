# Generated from schema.yaml; edit the schema, not this file. [seal e89247ef2921]
"""Cards on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import CardKind
from generated.schemas.formats import Day, Timestamp
from generated.schemas.queries import Count, ListQuery
from generated.schemas.values import Storable


class CardCreate(Input):
    """A card to be stored."""

    label: Annotated[str, Field(max_length=40), Storable]
    kind: CardKind = "credit"
    token: Annotated[str, Field(min_length=8, max_length=200), Storable]
    expires_on: Day


class CardRead(VersionedRow):
    """A card as its owner sees it."""

    id: UUID
    customer_id: str
    label: str
    kind: str
    expires_on: date
    created_at: Timestamp
    updated_at: Timestamp


class CardQuery(ListQuery):
    """What a list of cards can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=100)] = 20
    expires_on__lt: Day | None = None
