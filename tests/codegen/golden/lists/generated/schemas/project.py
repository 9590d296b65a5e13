# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Projects on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable

Name = Annotated[str, Field(max_length=120), Storable]


class ProjectCreate(Input):
    """A project to be stored."""

    name: Name
    country_id: Identifier | None = None


class ProjectUpdate(Input):
    """Changes to a project. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    country_id: Identifier | MISSING | None = MISSING


class ProjectRead(VersionedRow):
    """A project as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    country_id: UUID | None
    created_at: Timestamp
    updated_at: Timestamp


class ProjectQuery(ListQuery):
    """What a list of projects can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    expand: Words[Literal["country", "tasks"]] = ()
