# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Drafts on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, Output
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable


class DraftCreate(Input):
    """A draft to be stored."""

    text: Annotated[str, Field(max_length=10000), Storable]


class DraftRead(Output):
    """A draft as its owner sees it."""

    id: UUID
    user_id: str
    text: str
    created_at: Timestamp
    updated_at: Timestamp
