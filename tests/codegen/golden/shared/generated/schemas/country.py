# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Countries on the wire."""

from uuid import UUID

from generated.schemas.base import VersionedRow
from generated.schemas.formats import Timestamp


class CountryRead(VersionedRow):
    """A country as everybody sees it."""

    id: UUID
    code: str
    created_at: Timestamp
    updated_at: Timestamp
