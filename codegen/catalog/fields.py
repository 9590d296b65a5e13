"""A member of a resource: its type, and what it gets when it is left out."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from codegen.catalog.relations import Reference
from codegen.catalog.types import Datetime, FieldType, Uuid, Value


class Function(enum.Enum):
    """A default that is computed for each new row."""

    NOW = "now"
    UUID = "uuid"


@dataclass(frozen=True, slots=True)
class Constant:
    """A default that is the same for each new row."""

    value: Value


Default: TypeAlias = Constant | Function


@dataclass(frozen=True, slots=True)
class Expression:
    """A value of each row's own: an SQL expression over the row, as the author wrote it."""

    sql: str


Backfill: TypeAlias = Default | Expression
"""What rows get that are there already."""


@dataclass(frozen=True, slots=True)
class Deprecation:
    """Still there, but not for long; `sunset` is the day from which it may be gone."""

    sunset: date | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A member of the resource's JSON and a column of its table.

    `name` is the word on the wire and in SQL; `attribute` is the same word unless Python, Pydantic
    or SQLAlchemy need it for themselves (`class` becomes `class_`).
    """

    name: str
    attribute: str
    type: FieldType
    description: str | None = None
    required: bool = False
    nullable: bool = False
    default: Default | None = None
    examples: tuple[Value, ...] = ()
    renamed_from: str | None = None
    backfill: Backfill | None = None
    convert: Expression | None = None
    """What becomes of values that are there when the type changes or the limits narrow."""
    read_only: bool = False
    """In answers only: set by its default, by actions and by overrides."""
    write_only: bool = False
    """In requests only: stored, and never answered."""
    immutable: bool = False
    """Settable on create, never after."""
    deprecation: Deprecation | None = None
    reference: Reference | None = None
    """The row that the value is the id of; the type is then `Uuid`."""


ID = Field("id", "id", Uuid(), read_only=True)
STAMPS = (
    Field("created_at", "created_at", Datetime(), default=Function.NOW, read_only=True),
    Field("updated_at", "updated_at", Datetime(), default=Function.NOW, read_only=True),
)
"""What every row has beside its own fields; the stamps can be switched off."""
