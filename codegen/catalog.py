"""What is true about a schema: every default filled, every name decided, nothing left to look up.

The catalog is the only thing that the emitting and migrating wings read. All values are frozen and
compare by value. Types and defaults are closed sums: a `match` over them ends in `assert_never`, so
that a new member is noticed wherever it matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeAlias
from uuid import UUID

INT4_MIN, INT4_MAX = -(2**31), 2**31 - 1
"""The range of PostgreSQL's `integer`; every integer field has bounds inside it."""


@dataclass(frozen=True, slots=True)
class String:
    """One line of bounded text. Lengths count code points, as PostgreSQL and JSON Schema do.

    `pattern` is in the subset of regular expressions that Python, Rust, ECMAScript and PostgreSQL
    read alike; it is anchored at both ends and matches no NUL.
    """

    min_length: int = 0
    max_length: int = 200
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Text of any shape, bounded so that no request costs an unbounded amount."""

    min_length: int = 0
    max_length: int = 10_000


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number that fits `int4`; both bounds are inclusive."""

    minimum: int = INT4_MIN
    maximum: int = INT4_MAX


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false, never `"true"` or 1."""


@dataclass(frozen=True, slots=True)
class Datetime:
    """An instant. Any offset on the way in, UTC on the way out, microseconds kept."""


@dataclass(frozen=True, slots=True)
class Uuid:
    """A UUID in its canonical 36 characters."""


FieldType: TypeAlias = String | Text | Integer | Boolean | Datetime | Uuid

Value: TypeAlias = str | int | bool | datetime | UUID | None
"""A constant of the schema: a default, an example, a backfill. Datetimes carry their zone."""


class Function(Enum):
    """A default that is computed for each new row."""

    NOW = "now"
    UUID = "uuid"


@dataclass(frozen=True, slots=True)
class Constant:
    """A default that is the same for each new row."""

    value: Value


Default: TypeAlias = Constant | Function


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
    backfill: Constant | None = None


class Operation(Enum):
    """The operations that every resource can have; the value is the word in `methods`."""

    LIST = "list"
    CREATE = "create"
    GET = "get"
    REPLACE = "replace"
    UPDATE = "update"
    DELETE = "delete"


class Verb(Enum):
    """The HTTP methods an action can be called with."""

    POST = "POST"
    PATCH = "PATCH"
    PUT = "PUT"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a resource can do beyond its operations, finished by hand in `overrides/`.

    `input` holds the members of the request body. It is empty when the action takes no body; the
    body may be left out when no member is required.
    """

    name: str
    method: str
    """The Python name of the service's method; the hook is `on_` followed by `name`."""
    verb: Verb
    description: str | None = None
    input: tuple[Field, ...] = ()

    @property
    def body_required(self) -> bool:
        """Whether a request without a body is refused."""
        return any(field.required for field in self.input)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a row is: the name of the path parameter and of the column, and the type of both."""

    name: str
    type: String | Uuid


@dataclass(frozen=True, slots=True)
class PageSize:
    """How many items a page holds when nothing is asked for, and at the most."""

    default: int = 50
    maximum: int = 200


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of thing in the API, with every name that any layer gives it.

    For the resource `task`: `class_name` `Task`, `module` `task`, `plural` `tasks`, which is the
    name of the table and of the path's segment.
    """

    name: str
    plural: str
    class_name: str
    module: str
    fields: tuple[Field, ...]
    description: str | None = None
    operations: frozenset[Operation] = frozenset(Operation)
    actions: tuple[Action, ...] = ()
    timestamps: bool = True
    page_size: PageSize = PageSize()
    renamed_from: str | None = None
    """The resource's former name."""

    @property
    def overridden(self) -> bool:
        """Whether the service is finished by hand in `overrides/`."""
        return bool(self.actions)


@dataclass(frozen=True, slots=True)
class Removal:
    """A tombstone: the author has said that a resource, or one field of it, may be dropped."""

    resource: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Api:
    """What the OpenAPI document says of the API as a whole."""

    title: str
    version: str
    description: str | None = None
    base_path: str = "/api"


@dataclass(frozen=True, slots=True)
class Catalog:
    """A whole schema, resolved."""

    api: Api
    owner: Owner
    resources: tuple[Resource, ...]
    removed: tuple[Removal, ...] = ()
