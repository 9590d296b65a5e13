# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Drafts on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable


class DraftCreate(Input):
    """A draft to be stored."""

    text: Annotated[str, Field(max_length=10000), Storable]


class DraftBatch(Input):
    """Drafts that are written together: all of them, or none."""

    create: Annotated[list[DraftCreate], Field(max_length=100)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=100), Distinct] = Field(default=[])


class DraftRead(VersionedRow):
    """A draft as its owner sees it."""

    id: UUID
    user_id: str
    text: str
    created_at: Timestamp
    updated_at: Timestamp


class DraftBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[DraftRead]
    deleted: list[UUID]
