# Generated from schema.yaml; edit the schema, not this file. [seal 6814b1c65b40]
"""Tasks on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Flag, Storable

Title = Annotated[str, Field(min_length=1, max_length=200), Storable]
Description = Annotated[str, Field(max_length=10000), Storable]


class TaskCreate(Input):
    """A task to be stored."""

    title: Title
    description: Description | None = None
    completed: Flag = False


class TaskUpdate(Input):
    """Changes to a task. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    description: Description | MISSING | None = MISSING
    completed: Flag | MISSING = MISSING


class TaskComplete(Input):
    """What `complete` takes."""

    completed: Flag = True


class TaskRead(VersionedRow):
    """A task as its owner sees it."""

    id: UUID
    user_id: str
    title: str
    description: str | None
    completed: bool
    created_at: Timestamp
    updated_at: Timestamp
