"""An OpenAPI document as it comes from JSON, and where its references lead."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

Node: TypeAlias = Mapping[str, object]

_SCHEMA = re.compile(r"#/components/schemas/([^/]+)")


def node(value: object) -> Node:
    """The value where it is an object, and an empty one where it is not."""
    return value if isinstance(value, Mapping) else {}


def values(value: object) -> Sequence[object]:
    """The value where it is an array, and an empty one where it is not."""
    return value if isinstance(value, list | tuple) else ()


def text(value: object) -> str:
    """The value where it is a string, and an empty one where it is not."""
    return value if isinstance(value, str) else ""


def spelled(value: object) -> str:
    """The value as JSON, the same for whatever JSON holds to be the same."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, default=str)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    root: Node

    def target(self, reference: str) -> object | None:
        """What a reference within the document leads to; None where it leads elsewhere."""
        if not reference.startswith("#"):
            return None
        found: object = self.root
        for part in unquote(reference.removeprefix("#")).split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            if isinstance(found, Mapping) and key in found:
                found = found[key]
            elif isinstance(found, list | tuple) and key.isdecimal() and int(key) < len(found):
                found = found[int(key)]
            else:
                return None
        return found

    def resolved(self, value: object) -> Node:
        """The object that is meant, with what stands beside the reference laid over it."""
        beside: dict[str, object] = {}
        followed: set[str] = set()
        current = node(value)
        while (reference := text(current.get("$ref"))) and reference not in followed:
            followed.add(reference)
            beside = {**{key: each for key, each in current.items() if key != "$ref"}, **beside}
            target = self.target(reference)
            if target is None:
                return {"$ref": reference, **beside}
            current = node(target)
        return {**current, **beside}

    def named(self, value: object, name: str) -> Mapping[str, Node]:
        """The objects that an object holds under a name, by their own names, resolved."""
        held = node(node(value).get(name))
        return {str(key): self.resolved(each) for key, each in held.items()}


def references(value: object) -> Iterator[str]:
    """Each reference within a value."""
    if isinstance(value, Mapping):
        if isinstance(reference := value.get("$ref"), str):
            yield reference
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from references(each)


def unchanged_schemas(before: Document, after: Document) -> frozenset[str]:
    """References to the schemas that are the same in both documents, with all that they refer to.

    Most of an API stays as it is from one version to the next; whatever is built of these only need
    not be walked through again in each operation.
    """
    was, now = (node(node(each.root.get("components")).get("schemas")) for each in (before, after))
    needs = {
        f"#/components/schemas/{name}": set(references(was[name]))
        for name in was
        if name in now and spelled(was[name]) == spelled(now[name])
    }
    while lost := {reference for reference in needs if not needs[reference] <= needs.keys()}:
        needs = {reference: needs[reference] for reference in needs.keys() - lost}
    return frozenset(needs)


def schema_name(value: object) -> str:
    """The name of the component that a schema refers to; empty where it is written in place."""
    found = _SCHEMA.fullmatch(text(node(value).get("$ref")))
    return found[1] if found else ""
