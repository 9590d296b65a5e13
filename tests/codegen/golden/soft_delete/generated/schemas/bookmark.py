# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Bookmarks on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Identifier, Storable

Label = Annotated[str, Field(max_length=200), Storable]


class BookmarkCreate(Input):
    """A bookmark to be stored."""

    label: Label
    folder_id: Identifier


class BookmarkReplace(Input):
    """A bookmark in the place of another."""

    label: Label


class BookmarkUpdate(Input):
    """Changes to a bookmark. What is left out stays as it is."""

    label: Label | MISSING = MISSING


class BookmarkRead(VersionedRow):
    """A bookmark as its owner sees it."""

    id: UUID
    user_id: str
    label: str
    folder_id: UUID
    created_at: Timestamp
    updated_at: Timestamp
