# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Counters on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.values import Storable, Whole


class CounterUpdate(Input):
    """Changes to a counter. What is left out stays as it is."""

    name: Annotated[str, Field(max_length=200), Storable] | MISSING = MISSING
    count: Whole | MISSING = MISSING


class CounterRead(VersionedRow):
    """A counter as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    count: int
