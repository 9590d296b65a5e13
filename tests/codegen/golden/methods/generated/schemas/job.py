# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Jobs on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp, now
from generated.schemas.values import Storable


class JobCancel(Input):
    """What `cancel` takes."""

    reason: Annotated[str, Field(max_length=500), Storable]
    at: Timestamp = Field(default_factory=now)


class JobRead(VersionedRow):
    """A job as its owner sees it."""

    id: UUID
    user_id: str
    state: str
    created_at: Timestamp
    updated_at: Timestamp
