"""Where two documents are compared, and in which direction the values there travel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import TypeAlias

from codegen.compat.changes import ApiChange
from codegen.compat.document import Document
from codegen.compat.kinds import change

Found: TypeAlias = Iterator[ApiChange]


class Side(Enum):
    """Who sends a value; the value is the first word of the kinds of change on this side.

    What a client sends may become wider without harm, and what it gets may become narrower.
    """

    REQUEST = "request"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Walk:
    """The two documents, and what is known of both."""

    before: Document
    after: Document
    today: date
    unchanged: frozenset[str]
    """References to schemas that are the same in both."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a request or an answer."""

    side: Side
    head: str
    """The part of the operation, as `PATCH /api/{user_id}/tasks/{id} request`."""

    path: str = ""
    """The way to the value within the body, as `items[].title`."""

    optional: bool = False
    """Whether it can be left out, before as well as after, so that its default counts."""

    @property
    def place(self) -> str:
        """Where it is, for people."""
        space = " " if self.path and not self.path.startswith("[") else ""
        return f"{self.head}{space}{self.path}"

    @property
    def never(self) -> str:
        """What is said of a value that is no longer allowed here."""
        return "cannot be" if self.side is Side.REQUEST else "is never"

    def member(self, name: str, *, optional: bool = False) -> Spot:
        """A member of the object that is here."""
        path = f"{self.path}.{name}" if self.path else name
        return replace(self, path=path, optional=optional)

    @property
    def item(self) -> Spot:
        """An item of the array that is here."""
        return replace(self, path=f"{self.path}[]", optional=False)

    def change(self, kind: str, message: str) -> ApiChange:
        """A change here, of a kind that each side has."""
        return change(f"{self.side.value}-{kind}", self.place, message)

    def note(self, kind: str, message: str) -> ApiChange:
        """A change here, of a kind that is the same on both sides."""
        return change(kind, self.place, message)
