# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Classes on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp, now
from generated.schemas.values import Flag, Identifier, Storable

From = Annotated[str, Field(max_length=200), Storable]
Str = Annotated[str, Field(max_length=10000), Storable]
NoneValue = Annotated[str, Field(max_length=40), Storable]
Metadata = Annotated[str, Field(max_length=200), Storable]
Select = Annotated[str, Field(max_length=40), Storable]
Text = Annotated[str, Field(min_length=1, max_length=20), Storable]


class ClassCreate(Input):
    """A class to be stored."""

    from_: From
    bool_: Flag = False
    true_: Flag = True
    datetime_: Timestamp = Field(default_factory=now)
    now_: Timestamp = Field(default_factory=now)
    str_: Str | None = None
    none: NoneValue | None = None
    metadata_: Metadata | None = None
    model_config_: Identifier | None = None
    copy_: Flag = True
    select: Select
    text: Text


class ClassUpdate(Input):
    """Changes to a class. What is left out stays as it is."""

    from_: From | MISSING = MISSING
    bool_: Flag | MISSING = MISSING
    true_: Flag | MISSING = MISSING
    datetime_: Timestamp | MISSING = MISSING
    now_: Timestamp | MISSING = MISSING
    str_: Str | MISSING | None = MISSING
    none: NoneValue | MISSING | None = MISSING
    metadata_: Metadata | MISSING | None = MISSING
    model_config_: Identifier | MISSING | None = MISSING
    copy_: Flag | MISSING = MISSING
    select: Select | MISSING = MISSING
    text: Text | MISSING = MISSING


class ClassPrint(Input):
    """What `print` takes."""

    class_: Annotated[str, Field(max_length=40), Storable]


class ClassRead(VersionedRow):
    """A class as its owner sees it."""

    id: UUID
    user: str
    from_: str
    bool_: bool
    true_: bool
    datetime_: Timestamp
    now_: Timestamp
    str_: str | None
    none: str | None
    metadata_: str | None
    model_config_: UUID | None
    copy_: bool
    select: str
    text: str
    created_at: Timestamp
    updated_at: Timestamp
