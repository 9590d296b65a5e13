# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Items on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable

Text = Annotated[str, Field(max_length=10000), Storable]


class ItemCreate(Input):
    """An item to be stored."""

    text: Text


class ItemUpdate(Input):
    """Changes to an item. What is left out stays as it is."""

    text: Text | MISSING = MISSING


class ItemBatchUpdate(ItemUpdate):
    """Changes to the item with this id."""

    id: Annotated[Identifier, Field(exclude=True)]


class ItemBatch(Input):
    """Items that are written together: all of them, or none."""

    create: Annotated[list[ItemCreate], Field(max_length=100)] = Field(default=[])
    update: Annotated[list[ItemBatchUpdate], Field(max_length=100)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=100), Distinct] = Field(default=[])


class ItemRead(VersionedRow):
    """An item as its owner sees it."""

    id: UUID
    user_id: str
    basket_id: UUID
    text: str
    created_at: Timestamp
    updated_at: Timestamp


class ItemBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[ItemRead]
    updated: list[ItemRead]
    deleted: list[UUID]
