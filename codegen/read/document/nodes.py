"""The nodes of a document: values with the place where each stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from codegen.diagnostics import Span

Raw: TypeAlias = str | int | Decimal | bool | None
"""What a scalar can be before anything is known about its place. No number is rounded."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `text` is what was written, without quotes."""

    span: Span
    value: Raw
    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    span: Span
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; no key occurs twice."""

    span: Span
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value. The key is the text that was written, whatever it looks like."""

    key: str
    span: Span
    value: Node


Node: TypeAlias = Scalar | Sequence | Mapping


def is_whole(value: Raw) -> bool:
    """Whether the value is a whole number; for JSON Schema, and so for an editor, 5.0 is one."""
    if isinstance(value, Decimal):
        return value.is_finite() and value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def shown(text: str) -> str:
    """The author's text as a message can quote it: short, on one line, nothing invisible."""
    short = text if len(text) <= 60 else text[:57] + "..."
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in short)


def place(span: Span) -> str:
    """Where something stands, for a message that speaks of two places."""
    return f"{span.file}:{span.line}:{span.column}"
