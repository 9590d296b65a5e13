# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Marked on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable, Whole

Name = Annotated[str, Field(max_length=5), Storable]
Secret = Annotated[str, Field(max_length=5), Storable]
Old = Annotated[str, Field(max_length=200), Storable]


class MarkedCreate(Input):
    """A marked to be stored."""

    name: Name
    code: Annotated[str, Field(max_length=5), Storable]
    rank: Whole = 3
    secret: Secret | None = None
    old: Old | None = None


class MarkedReplace(Input):
    """A marked in the place of another."""

    name: Name
    secret: Secret | None = None
    old: Old | None = None


class MarkedUpdate(Input):
    """Changes to a marked. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    secret: Secret | MISSING | None = MISSING
    old: Old | MISSING | None = MISSING


class MarkedRead(VersionedRow):
    """A marked as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    code: str
    rank: int
    shown: int
    seen: Timestamp | None
    old: str | None
    created_at: Timestamp
    updated_at: Timestamp
