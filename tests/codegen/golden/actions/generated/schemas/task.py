# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Tasks on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Title = Annotated[str, Field(max_length=200), Storable]


class TaskCreate(Input):
    """A task to be stored."""

    title: Title


class TaskUpdate(Input):
    """Changes to a task. What is left out stays as it is."""

    title: Title | MISSING = MISSING


class TaskReopen(Input):
    """What `reopen` takes."""

    reason: Annotated[str, Field(max_length=200), Storable] | None = None


class TaskArchiveDoneResult(Output):
    """What `archive_done` answers."""

    archived: int


class TaskStored(VersionedRow):
    """What is stored of a task."""

    id: UUID
    user_id: str
    title: str
    state: str
    done_at: Timestamp | None
    created_at: Timestamp
    updated_at: Timestamp


class TaskRead(TaskStored):
    """A task as its owner sees it."""

    loud: str | None
