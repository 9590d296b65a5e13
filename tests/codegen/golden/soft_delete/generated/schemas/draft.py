# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Drafts on the wire."""

from uuid import UUID

from generated.schemas.base import Output
from generated.schemas.formats import Timestamp


class DraftRead(Output):
    """A draft as its owner sees it."""

    id: UUID
    user_id: str
    text: str
    created_at: Timestamp
    updated_at: Timestamp
