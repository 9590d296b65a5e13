# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Counters on the wire."""

from uuid import UUID

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp


class CounterCreate(Input):
    """A counter to be stored."""


class CounterUpdate(Input):
    """Changes to a counter. What is left out stays as it is."""


class CounterRead(VersionedRow):
    """A counter as its owner sees it."""

    id: UUID
    user_id: str
    count: int
    created_at: Timestamp
    updated_at: Timestamp
