# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Somethings with names of forty eight letters all on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Storable


class SomethingWithANameOfFortyEightLettersAllUpdate(Input):
    """Changes to a something with a name of forty eight letters all. What is left out stays as
    it is.
    """

    a_field_of_something_with_a_name_just_as_long_ab: (
        Annotated[str, Field(min_length=1, max_length=9, pattern="^[a-z]*$"), Storable] | MISSING
    ) = MISSING


class SomethingWithANameOfFortyEightLettersAllRead(VersionedRow):
    """A something with a name of forty eight letters all as its owner sees it."""

    id: UUID
    user: str
    a_field_of_something_with_a_name_just_as_long_ab: str
    created_at: Timestamp
    updated_at: Timestamp
