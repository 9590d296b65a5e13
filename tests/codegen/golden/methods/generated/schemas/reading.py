# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Readings on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class ReadingRead(VersionedRow):
    """A reading as its owner sees it."""

    id: UUID
    user_id: str
    value: int
    created_at: Timestamp
    updated_at: Timestamp
