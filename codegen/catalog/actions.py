"""What a resource can do beyond its operations, and where hand-written code joins in."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from codegen.catalog.fields import Default, Deprecation, Field


class Verb(enum.Enum):
    """The HTTP methods an action can be called with."""

    POST = "POST"
    PATCH = "PATCH"
    PUT = "PUT"


class Scope(enum.Enum):
    """What an action acts on: one row, or the collection."""

    ITEM = "item"
    COLLECTION = "collection"


class Override(enum.Enum):
    """Who finishes an action: nobody, somebody who wants to, or somebody who must."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step of an enum field that is legal from some of its values."""

    field: str
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """What an action puts into a field of the row."""

    field: str
    value: Default


@dataclass(frozen=True, slots=True)
class Action:
    """Something a resource can do beyond its operations.

    What the schema describes (`transition`, `assignments`) is done by generated code; the rest is
    finished by hand in `overrides/`. `input` holds the members of the request body. It is empty
    when the action takes no body; the body may be left out when no member is required. `result`
    holds the members of the answer; without any, an action on a row answers the row, and one on
    the collection answers 204.
    """

    name: str
    method: str
    """The Python name of the service's method; the hook is `on_` followed by `name`."""
    verb: Verb
    description: str | None = None
    input: tuple[Field, ...] = ()
    scope: Scope = Scope.ITEM
    transition: Transition | None = None
    assignments: tuple[Assignment, ...] = ()
    override: Override = Override.REQUIRED
    result: tuple[Field, ...] = ()
    deprecation: Deprecation | None = None

    @property
    def body_required(self) -> bool:
        """Whether a request without a body is refused."""
        return any(field.required for field in self.input)


class Hook(enum.Enum):
    """A place before or after an operation, within its transaction, for hand-written code."""

    BEFORE_CREATE = "before_create"
    AFTER_CREATE = "after_create"
    BEFORE_UPDATE = "before_update"
    AFTER_UPDATE = "after_update"
    BEFORE_DELETE = "before_delete"
    AFTER_DELETE = "after_delete"
