"""The operations of a document, and which of them are the same in another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from codegen.compat.document import Document, Node, node, text, values
from codegen.compat.kinds import change
from codegen.compat.notices import is_over, sunset
from codegen.compat.places import Found, Walk

_VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NAME = re.compile(r"\{([^{}]*)\}")
_SPOKEN_FOR = frozenset({"accept", "content-type", "authorization"})
"""Headers that other parts of the document describe (OpenAPI, Parameter Object)."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, with what its path says for all."""

    verb: str
    path: str
    said: Node
    parameters: Mapping[tuple[str, str], Node]
    """By where they are and their name; those of the path by their number in it."""

    servers: object
    elsewhere: bool
    """Whether it has addresses of its own."""

    security: object

    @property
    def place(self) -> str:
        """The operation for people."""
        return f"{self.verb} {self.path}"

    @property
    def id(self) -> str:
        """Its operationId; empty where it has none."""
        return text(self.said.get("operationId"))


def operations(document: Document) -> tuple[Operation, ...]:
    """Every operation, in the order of the document."""
    found = []
    for path, item in node(document.root.get("paths")).items():
        whole = document.resolved(item)
        for verb in _VERBS:
            if verb in whole:
                found.append(_operation(document, str(path), verb, whole))
    return tuple(found)


def paired(
    was: tuple[Operation, ...], now: tuple[Operation, ...]
) -> tuple[tuple[Operation, Operation], ...]:
    """Operations that answer the same requests: what is a name in the path can be any name."""
    left = {(each.verb, each.path): each for each in now}
    pairs = {}
    for blank in (False, True):
        known = {_key(each, blank=blank): each for each in left.values()}
        for each in was:
            key = _key(each, blank=blank)
            if each.place not in pairs and key in known:
                other = known.pop(key)
                pairs[each.place] = (each, other)
                del left[other.verb, other.path]
    return tuple(pairs[each.place] for each in was if each.place in pairs)


def operation_changes(walk: Walk, was: tuple[Operation, ...], now: tuple[Operation, ...]) -> Found:
    """Operations that come, go and move; given are those that have no other."""
    moved = {each.id: each for each in now if each.id}
    gone = {each.id for each in was if each.id}
    for each in was:
        if is_over(each.said, walk.today):
            message = f"is gone, as announced for {sunset(each.said)}"
            yield change("operation-retired", each.place, message)
        elif each.id in moved:
            message = f"is `{moved[each.id].place}` now"
            yield change("operation-moved", each.place, message)
        else:
            yield change("operation-removed", each.place, "is gone")
    for each in now:
        if each.id not in gone:
            yield change("operation-added", each.place, "is new")


def renamed_parameters(was: Operation, now: Operation) -> Found:
    """Names in the path that are others; requests are the same."""
    for old, new in zip(_NAME.findall(was.path), _NAME.findall(now.path), strict=True):
        if old != new:
            message = f"is called `{new}` in the path, and was `{old}`"
            yield change("path-parameter-renamed", f"{now.place} path {new}", message)


def _key(operation: Operation, *, blank: bool) -> tuple[str, str]:
    path = _NAME.sub("{}", operation.path) if blank else operation.path
    return operation.verb, path


def _operation(document: Document, path: str, verb: str, item: Node) -> Operation:
    said = document.resolved(item[verb])
    parameters: dict[tuple[str, str], Node] = {}
    for each in (*values(item.get("parameters")), *values(said.get("parameters"))):
        parameter = document.resolved(each)
        place, name = text(parameter.get("in")), text(parameter.get("name"))
        if place == "header" and name.lower() in _SPOKEN_FOR:
            continue
        parameters[place, _known_as(place, name, path)] = parameter
    return Operation(
        verb.upper(),
        path,
        said,
        parameters,
        said.get("servers", item.get("servers", document.root.get("servers"))),
        "servers" in said or "servers" in item,
        said.get("security", document.root.get("security")),
    )


def _known_as(place: str, name: str, path: str) -> str:
    """What is the same of a parameter as long as requests are."""
    if place == "path":
        names = _NAME.findall(path)
        return str(names.index(name)) if name in names else name
    return name.lower() if place == "header" else name
