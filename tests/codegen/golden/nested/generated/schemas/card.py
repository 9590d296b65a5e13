# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Cards on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Identifier, Storable

Text = Annotated[str, Field(max_length=10000), Storable]


class CardCreate(Input):
    """A card to be stored."""

    text: Text
    after_id: Identifier | None = None


class CardUpdate(Input):
    """Changes to a card. What is left out stays as it is."""

    text: Text | MISSING = MISSING
    after_id: Identifier | MISSING | None = MISSING


class CardRead(VersionedRow):
    """A card as its owner sees it."""

    id: UUID
    user_id: str
    column_id: UUID
    text: str
    after_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp
