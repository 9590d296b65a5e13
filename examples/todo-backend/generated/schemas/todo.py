# Generated from schema.yaml; edit the schema, not this file. [seal 5c3523b288c5]
"""Todos on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Flag, Storable, Whole

Title = Annotated[str, Field(min_length=1, max_length=500), Storable]


class TodoCreate(Input):
    """A todo to be stored."""

    title: Title
    completed: Flag = False
    order: Whole | None = None


class TodoUpdate(Input):
    """Changes to a todo. What is left out stays as it is."""

    title: Title | MISSING = MISSING
    completed: Flag | MISSING = MISSING
    order: Whole | MISSING | None = MISSING


class TodoStored(VersionedRow):
    """What is stored of a todo."""

    id: UUID
    user_id: str
    title: str
    completed: bool
    order: int | None
    created_at: Timestamp
    updated_at: Timestamp


class TodoRead(TodoStored):
    """A todo as its owner sees it."""

    url: str


class TodoQuery(ListQuery):
    """What a list of todos can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=1000)] = 200
    sort: Words[Literal["order", "-order"]] = ("order",)
