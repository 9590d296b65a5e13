# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Stamps on the wire."""

from uuid import UUID

from generated.schemas.base import Output
from generated.schemas.formats import Timestamp


class StampRead(Output):
    """A stamp as its owner sees it."""

    id: UUID
    user_id: str
    parcel_id: UUID
    value: int
    created_at: Timestamp
    updated_at: Timestamp
