# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Tags on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Label = Annotated[str, Field(max_length=40), Storable]


class TagCreate(Input):
    """A tag to be stored."""

    label: Label


class TagUpdate(Input):
    """Changes to a tag. What is left out stays as it is."""

    label: Label | MISSING = MISSING


class TagRead(VersionedRow):
    """A tag as its owner sees it."""

    id: UUID
    user_id: str
    label: str
    created_at: Timestamp
    updated_at: Timestamp
