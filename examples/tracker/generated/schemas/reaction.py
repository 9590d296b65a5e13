# Generated from schema.yaml; edit the schema, not this file. [seal cfcba89e46e4]
"""Reactions on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable


class ReactionCreate(Input):
    """A reaction to be stored."""

    emoji: Annotated[str, Field(min_length=1, max_length=16), Storable]


class ReactionRead(VersionedRow):
    """A reaction as its owner sees it."""

    id: UUID
    user_id: str
    comment_id: UUID
    emoji: str
    created_at: Timestamp
    updated_at: Timestamp
