# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Cities on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class CityRead(VersionedRow):
    """A city as everybody sees it."""

    id: UUID
    country_id: UUID
    name: str
    created_at: Timestamp
    updated_at: Timestamp
