# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Owners on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class OwnerRead(VersionedRow):
    """An owner as its owner sees it."""

    id: UUID
    user: str
    user_id: UUID
    created_at: Timestamp
    updated_at: Timestamp
