"""What a change of the public API is: its kind, what it means for clients, and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Level(Enum):
    """What a change means for a client that was written against the version before."""

    BREAKING = "breaking"
    """A client that did everything right may stop working."""

    COMPATIBLE = "compatible"
    """The promise has grown or given notice; every client works on."""

    DOCUMENTATION = "documentation"
    """Only people are told something else."""


@dataclass(frozen=True, slots=True)
class ApiChange:
    """One difference between two documents.

    `kind` is a stable word, a row of docs/compatibility.md. `place` is for people, as
    `PATCH /api/{user_id}/tasks/{id} request title`. The message does not repeat the place: what
    happens to a schema in several operations has the same message in each.
    """

    kind: str
    level: Level
    place: str
    message: str
