# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Stamps on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier


class StampBatch(Input):
    """Stamps that are written together: all of them, or none."""

    delete: Annotated[list[Identifier], Field(max_length=100), Distinct] = Field(default=[])


class StampRead(VersionedRow):
    """A stamp as its owner sees it."""

    id: UUID
    user_id: str
    parcel_id: UUID
    value: int
    created_at: Timestamp
    updated_at: Timestamp


class StampBatchResult(Output):
    """What a batch has done, in its order."""

    deleted: list[UUID]
