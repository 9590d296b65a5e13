# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Preferences on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable

Theme = Annotated[str, Field(max_length=200), Storable]


class PreferenceCreate(Input):
    """A preference to be stored."""

    theme: Theme = "light"


class PreferenceUpdate(Input):
    """Changes to a preference. What is left out stays as it is."""

    theme: Theme | MISSING = MISSING


class PreferenceRead(VersionedRow):
    """A preference as its owner sees it."""

    id: UUID
    user_id: str
    theme: str
    created_at: Timestamp
    updated_at: Timestamp
