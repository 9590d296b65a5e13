"""Of the components that a document could have, those that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codegen.emit.wire import Json

Components = dict[str, dict[str, Json]]

_START = "#/components/"


def needed_components(paths: Mapping[str, Json], components: Components) -> Components:
    """The components that the paths refer to, directly or through others, in their order."""
    found: set[str] = set()
    waiting: list[Json] = [paths]
    while waiting:
        for reference in references(waiting.pop()):
            if reference not in found:
                found.add(reference)
                kind, name = reference.removeprefix(_START).split("/")
                waiting.append(components[kind][name])
    return {
        kind: {name: each for name, each in members.items() if f"{_START}{kind}/{name}" in found}
        for kind, members in components.items()
    }


def references(part: Json) -> Iterator[str]:
    """Everything that a part of the document refers to."""
    match part:
        case Mapping():
            reference = part.get("$ref")
            if isinstance(reference, str):
                yield reference
            for each in part.values():
                yield from references(each)
        case list():
            for each in part:
                yield from references(each)
        case _:
            return
