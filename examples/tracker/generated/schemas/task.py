# Generated from schema.yaml; edit the schema, not this file. [seal 010a87895e15]
"""Tasks on the wire."""

from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, Output, VersionedRow
from generated.schemas.enums import Priority, Status
from generated.schemas.formats import Digits, Exact, Timestamp
from generated.schemas.parameters import FlagText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Distinct, Identifier, Storable, Whole

Title = Annotated[str, Field(min_length=1, max_length=200), Storable]
Notes = Annotated[str, Field(max_length=10000), Storable]
Estimate = Annotated[Exact, Digits(6, 2), Field(ge=Decimal("0"))]
LegacyRef = Annotated[str, Field(max_length=200), Storable]
TagIds = Annotated[list[Identifier], Field(max_length=20), Distinct]


class TaskCreate(Input):
    """A task to be stored."""

    title: Title
    notes: Notes | None = None
    priority: Priority = "normal"
    due_at: Timestamp | None = None
    estimate: Estimate | None = None
    legacy_ref: LegacyRef | None = None
    project_id: Identifier | None = None
    parent_id: Identifier | None = None
    tag_ids: TagIds = Field(default=[])


class TaskUpdate(Input):
    """Changes to a task. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    notes: Notes | MISSING | None = MISSING
    priority: Priority | MISSING = MISSING
    due_at: Timestamp | MISSING | None = MISSING
    estimate: Estimate | MISSING | None = MISSING
    legacy_ref: LegacyRef | MISSING | None = MISSING
    project_id: Identifier | MISSING | None = MISSING
    parent_id: Identifier | MISSING | None = MISSING
    tag_ids: TagIds | MISSING = MISSING


class TaskSnooze(Input):
    """What `snooze` takes."""

    days: Annotated[Whole, Field(ge=1, le=366)] = 1


class TaskArchiveDone(Input):
    """What `archive_done` takes."""

    before: Timestamp | None = None


class TaskArchiveDoneResult(Output):
    """What `archive_done` answers."""

    archived: int


class TaskStored(VersionedRow):
    """What is stored of a task."""

    id: UUID
    user_id: str
    title: str
    notes: str | None
    status: str
    priority: str
    due_at: Timestamp | None
    estimate: Exact | None
    completed_at: Timestamp | None
    legacy_ref: str | None
    project_id: UUID | None
    parent_id: UUID | None
    tag_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class TaskRead(TaskStored):
    """A task as its owner sees it."""

    overdue: bool


class TaskQuery(ListQuery):
    """What a list of tasks can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["created_at", "-created_at", "due_at", "-due_at"]] = ("-created_at",)
    expand: Words[Literal["project", "parent", "tags", "comments", "subtasks"]] = ()
    status: Status | None = None
    status__in: AnyOf[Status] | None = None
    priority: Priority | None = None
    due_at__lt: Timestamp | None = None
    due_at__gte: Timestamp | None = None
    due_at__is_null: FlagText | None = None
    project_id: Identifier | None = None
    project_id__is_null: FlagText | None = None
    parent_id: Identifier | None = None
    title__contains: Title | None = None
    created_at__gte: Timestamp | None = None
    created_at__lt: Timestamp | None = None
