# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Parcels on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Distinct, Identifier, Storable


class ParcelCreate(Input):
    """A parcel to be stored."""

    label: Annotated[str, Field(max_length=200), Storable]


class ParcelBatch(Input):
    """Parcels that are written together: all of them, or none."""

    create: Annotated[list[ParcelCreate], Field(max_length=100)] = Field(default=[])
    delete: Annotated[list[Identifier], Field(max_length=100), Distinct] = Field(default=[])


class ParcelRead(VersionedRow):
    """A parcel as its owner sees it."""

    id: UUID
    user_id: str
    label: str
    created_at: Timestamp
    updated_at: Timestamp


class ParcelBatchResult(Output):
    """What a batch has done, in its order."""

    created: list[ParcelRead]
    deleted: list[UUID]
