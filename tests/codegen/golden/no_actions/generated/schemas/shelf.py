# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Shelves on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class ShelfRead(VersionedRow):
    """A shelf as its owner sees it."""

    id: UUID
    user_id: str
    label: str
    created_at: Timestamp
    updated_at: Timestamp
