# Generated from schema.yaml; edit the schema, not this file. [seal 3b66a03b815a]
"""People on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import EmailForm, Timestamp
from generated.schemas.queries import AnyOf, Count, ListQuery, Words
from generated.schemas.values import Storable

Name = Annotated[str, Field(min_length=1, max_length=120), Storable]
Email = Annotated[str, Field(max_length=254), EmailForm]


class PersonCreate(Input):
    """A person to be stored."""

    name: Name
    email: Email


class PersonUpdate(Input):
    """Changes to a person. What is left out stays as it is."""

    name: Name | MISSING = MISSING
    email: Email | MISSING = MISSING


class PersonRead(VersionedRow):
    """A person as its owner sees it."""

    id: UUID
    user_id: str
    name: str
    email: str
    created_at: Timestamp
    updated_at: Timestamp


class PersonQuery(ListQuery):
    """What a list of people can be asked for."""

    limit: Annotated[Count, Field(ge=1, le=200)] = 50
    sort: Words[Literal["email", "-email"]] = ()
    email: Email | None = None
    email__in: AnyOf[Email] | None = None
