"""The values behind the keys of a mapping, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from codegen.diagnostics import Span
from codegen.read.document.nodes import Entry, Mapping, Node, Raw, Scalar, Sequence
from codegen.read.values.days import day

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A value, where it stands, and where its key stands."""

    value: T
    span: Span
    key: Span


def given(value: Written[T] | None) -> Written[T]:
    """The value of a required key."""
    if value is None:
        raise LookupError("the shape check lets a required key be absent")
    return value


class Keys:
    """The values of a mapping by key. The kinds are known: `check` has been over them."""

    def __init__(self, node: Node | None) -> None:
        self.entries: dict[str, Entry] = {}
        if isinstance(node, Mapping):
            self.entries = {entry.key: entry for entry in node.entries}

    def constant(self, key: str) -> Written[Raw] | None:
        """The scalar behind the key, whatever its kind."""
        entry = self.entries.get(key)
        if entry is None or not isinstance(entry.value, Scalar):
            return None
        return Written(entry.value.value, entry.value.span, entry.span)

    def text(self, key: str) -> Written[str] | None:
        """The text behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, str):
            return None
        return Written(found.value, found.span, found.key)

    def whole(self, key: str) -> Written[int] | None:
        """The whole number behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, int | Decimal):
            return None
        return Written(int(found.value), found.span, found.key)

    def number(self, key: str) -> Written[int | Decimal] | None:
        """The number behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, int | Decimal):
            return None
        return Written(found.value, found.span, found.key)

    def day(self, key: str) -> Written[date] | None:
        """The day behind the key."""
        found = self.text(key)
        value = day(found.value) if found else None
        return Written(value, found.span, found.key) if found and value else None

    def flag(self, key: str) -> Written[bool] | None:
        """The flag behind the key."""
        found = self.constant(key)
        if found is None or not isinstance(found.value, bool):
            return None
        return Written(found.value, found.span, found.key)

    def node(self, key: str) -> Written[Node] | None:
        """Whatever is behind the key."""
        entry = self.entries.get(key)
        return Written(entry.value, entry.value.span, entry.span) if entry else None

    def nodes(self, key: str) -> tuple[Written[Node], ...]:
        """The items of the list behind the key, whatever they are."""
        entry = self.entries.get(key)
        items = entry.value.items if entry and isinstance(entry.value, Sequence) else ()
        return tuple(Written(item, item.span, item.span) for item in items)

    def words(self, key: str) -> Written[tuple[Written[str], ...]] | None:
        """The texts in the list behind the key, or None where there is no list."""
        entry = self.entries.get(key)
        if entry is None:
            return None
        words = tuple(
            Written(item.value.value, item.span, item.key)
            for item in self.nodes(key)
            if isinstance(item.value, Scalar) and isinstance(item.value.value, str)
        )
        return Written(words, entry.value.span, entry.span)

    def pairs(self, key: str) -> tuple[tuple[Written[str], Written[str]], ...]:
        """The names in the mapping behind the key, each with the text behind it."""
        inner = self.object(key)
        return tuple(
            (Written(entry.key, entry.span, entry.span), given(inner.text(entry.key)))
            for entry in inner.entries.values()
        )

    def optional_pairs(self, key: str) -> tuple[tuple[Written[str], Written[str | None]], ...]:
        """The names in the mapping behind the key, each with the text or the null behind it."""
        inner = self.object(key)
        return tuple(
            (
                Written(entry.key, entry.span, entry.span),
                Written(_text(entry.value), entry.value.span, entry.span),
            )
            for entry in inner.entries.values()
        )

    def object(self, key: str) -> Keys:
        """The mapping behind the key; without one, an empty mapping."""
        entry = self.entries.get(key)
        return Keys(entry.value if entry else None)

    def named(self, key: str) -> tuple[tuple[Written[str], Keys], ...]:
        """The names in the mapping behind the key, each with what is behind it."""
        return tuple(
            (Written(entry.key, entry.span, entry.span), Keys(entry.value))
            for entry in self.object(key).entries.values()
        )


def _text(node: Node) -> str | None:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None
