"""The media types of a body, and the schema of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from codegen.compat.document import Document, Node, node, spelled, text
from codegen.compat.kinds import change
from codegen.compat.notes import note_changes
from codegen.compat.places import Found, Spot, Walk
from codegen.compat.schemas import compare_schemas

_COMPARED = frozenset({"schema", "encoding"})


def media_changes(walk: Walk, spot: Spot, was: object, now: object) -> Found:
    """Media types that come and go, and what has changed in the others."""
    old, new = _media(was), _media(now)
    for name in sorted(old.keys() - new.keys()):
        yield spot.change("media-removed", f"{spot.never} `{name}` any more")
    for name in sorted(new.keys() - old.keys()):
        yield spot.change("media-added", f"can be `{name}` now")
    for name, media in new.items():
        if name in old:
            there = spot if "json" in name else replace(spot, head=f"{spot.head} {name}")
            yield from _changes(walk, there, old[name], media)


def problem_types(walk: Walk, place: str, was: object, now: object) -> Found:
    """The types of problems that the examples of an answer have: clients switch on them."""
    old, new = set(_types(walk.before, was)), set(_types(walk.after, now))
    for each in sorted(old - new):
        yield change("problem-type-removed", place, f"is never the problem `{each}` any more")
    for each in sorted(new - old):
        yield change("problem-type-added", place, f"can be the problem `{each}` now")


def _media(content: object) -> Mapping[str, Node]:
    """Media types by their names, which are the same in capitals and with spaces."""
    return {
        "".join(str(name).lower().split()): node(media) for name, media in node(content).items()
    }


def _changes(walk: Walk, spot: Spot, was: Node, now: Node) -> Found:
    yield from compare_schemas(walk, spot, was.get("schema", True), now.get("schema", True), set())
    if spelled(was.get("encoding")) != spelled(now.get("encoding")):
        yield spot.change("media-encoding-changed", "has parts that are written in another way")
    notes = [
        {key: value for key, value in each.items() if key not in _COMPARED} for each in (was, now)
    ]
    yield from note_changes(spot.place, notes[0], notes[1], walk.today)


def _types(document: Document, content: object) -> Iterator[str]:
    for name, media in _media(content).items():
        if "problem+" in name:
            named = document.named(media, "examples").values()
            for example in (media.get("example"), *(each.get("value") for each in named)):
                if found := text(node(example).get("type")):
                    yield found
