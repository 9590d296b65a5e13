# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Tasks on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Status
from generated.schemas.formats import Timestamp
from generated.schemas.parameters import FlagText, WholeText
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Distinct, Flag, Identifier, Storable, Whole

Title = Annotated[str, Field(min_length=1, max_length=200), Storable]
Points = Annotated[Whole, Field(ge=0)]
Labels = Annotated[list[Annotated[str, Field(max_length=20), Storable]], Field(max_length=100)]
TagIds = Annotated[list[Identifier], Field(max_length=10), Distinct]


class TaskCreate(Input):
    """A task to be stored."""

    title: Title
    status: Status = "todo"
    due_at: Timestamp | None = None
    points: Points | None = None
    labels: Labels = Field(default=[])
    class_: Flag = False
    project_id: Identifier | None = None
    tag_ids: TagIds = Field(default=[])


class TaskUpdate(Input):
    """Changes to a task. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    status: Status | MISSING = MISSING
    due_at: Timestamp | MISSING | None = MISSING
    points: Points | MISSING | None = MISSING
    labels: Labels | MISSING = MISSING
    class_: Flag | MISSING = MISSING
    project_id: Identifier | MISSING | None = MISSING
    tag_ids: TagIds | MISSING = MISSING


class TaskRead(VersionedRow):
    """A task as its owner sees it."""

    id: UUID
    user_id: str
    title: str
    status: str
    due_at: Timestamp | None
    points: int | None
    labels: list[str]
    class_: bool
    project_id: UUID | None
    tag_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class TaskQuery(ListQuery):
    """What a list of tasks can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["created_at", "-created_at", "due_at", "-due_at", "class", "-class"]] = (
        "due_at",
        "-created_at",
    )
    expand: Words[Literal["project", "tags"]] = ()
    title: Title | None = None
    title__in: AnyOf[Title] | None = None
    title__contains: Title | None = None
    title__starts_with: Title | None = None
    status: Status | None = None
    status__in: AnyOf[Status] | None = None
    due_at__lt: Timestamp | None = None
    due_at__gte: Timestamp | None = None
    due_at__is_null: FlagText | None = None
    points__lte: Annotated[WholeText, Field(ge=0)] | None = None
    points__gt: Annotated[WholeText, Field(ge=0)] | None = None
    labels__contains: Annotated[str, Field(max_length=20), Storable] | None = None
    class_: FlagText | None = None
    project_id: Identifier | None = None
    project_id__in: AnyOf[Identifier] | None = None
    project_id__is_null: FlagText | None = None
