# Generated from schema.yaml; edit the schema, not this file. [seal ffdace1be967]
"""Memberships on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.enums import Role
from generated.schemas.formats import Day, Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Identifier


class MembershipCreate(Input):
    """A membership to be stored."""

    role: Role = "member"
    since: Day | None = None
    project_id: Identifier
    person_id: Identifier


class MembershipReplace(Input):
    """A membership in the place of another."""

    role: Role = "member"
    since: Day | None = None


class MembershipUpdate(Input):
    """Changes to a membership. What is left out stays as it is."""

    role: Role | MISSING = MISSING
    since: Day | MISSING | None = MISSING


class MembershipRead(VersionedRow):
    """A membership as its owner sees it."""

    id: UUID
    user_id: str
    role: str
    since: date | None
    project_id: UUID
    person_id: UUID
    created_at: Timestamp
    updated_at: Timestamp


class MembershipQuery(ListQuery):
    """What a list of memberships can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    expand: Words[Literal["project", "person"]] = ()
    project_id: Identifier | None = None
    person_id: Identifier | None = None
    person_id__in: AnyOf[Identifier] | None = None
