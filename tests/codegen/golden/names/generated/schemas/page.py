# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Pages on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class PageResourceRead(VersionedRow):
    """A page as its owner sees it."""

    id: UUID
    user: str
    items: int
    created_at: Timestamp
    updated_at: Timestamp
