"""The parts of a pattern, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from codegen.read.pattern.characters import Characters, characters


@dataclass(frozen=True, slots=True)
class One:
    """One character out of a set."""

    set: Characters
    spelled: str


@dataclass(frozen=True, slots=True)
class Joined:
    """One part after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One part or another."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part several times; without `high`, any number of times."""

    part: Part
    low: int
    high: int | None


Part: TypeAlias = One | Joined | Choice | Repeat


def alphabet(part: Part) -> Characters:
    """Every character that a text which matches can hold."""
    match part:
        case One(set_):
            return set_
        case Joined(parts) | Choice(parts):
            return characters(pair for inner in parts for pair in alphabet(inner))
        case Repeat(inner):
            return alphabet(inner)
