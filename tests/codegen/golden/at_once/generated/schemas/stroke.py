# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Strokes on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import JsonValue


class StrokeRead(VersionedRow):
    """A stroke as its owner sees it."""

    id: UUID
    user_id: str
    draft_id: UUID
    path: JsonValue
    created_at: Timestamp
    updated_at: Timestamp
