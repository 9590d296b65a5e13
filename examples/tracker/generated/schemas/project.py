# Generated from schema.yaml; edit the schema, not this file. [seal fbe6ab9b0b50]
"""Projects on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import SlugForm, Timestamp, UrlForm
from generated.schemas.queries import Count, ListQuery, Words
from generated.schemas.values import Identifier, Storable

Name = Annotated[str, Field(min_length=1, max_length=120), Storable]
Color = Annotated[str, Field(max_length=200, pattern="^#[0-9a-f]{6}$"), Storable]
Homepage = Annotated[str, Field(max_length=2000), UrlForm]


class ProjectCreate(Input):
    """A project to be stored."""

    name: Name
    color: Color | None = None
    slug: Annotated[str, Field(max_length=60), SlugForm]
    homepage: Homepage | None = None
    country_id: Identifier | None = None


class ProjectReplace(Input):
    """A project in the place of another."""

    name: Name
    color: Color | None = None
    homepage: Homepage | None = None
    country_id: Identifier | None = None


class ProjectUpdate(Input):
    """Changes to a project. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    color: Color | MISSING | None = MISSING
    homepage: Homepage | MISSING | None = MISSING
    country_id: Identifier | MISSING | None = MISSING


class ProjectRead(VersionedRow):
    """A project as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    color: str | None
    slug: str
    homepage: str | None
    country_id: UUID | None
    person_ids: list[UUID]
    created_at: Timestamp
    updated_at: Timestamp


class ProjectQuery(ListQuery):
    """What a list of projects can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["name", "-name", "created_at", "-created_at"]] = ()
    expand: Words[Literal["country", "tasks", "people"]] = ()
    slug: Annotated[str, Field(max_length=60), SlugForm] | None = None
    name__starts_with: Name | None = None
