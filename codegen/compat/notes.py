"""What people are told of a part of the API, beside what it is."""

from __future__ import annotations

from datetime import date

from codegen.compat.document import Node, spelled
from codegen.compat.kinds import change
from codegen.compat.notices import notice_changes
from codegen.compat.places import Found, Side, Spot

_TOLD = {
    "summary": ("summary-changed", "has another summary"),
    "description": ("description-changed", "has another description"),
    "title": ("title-changed", "has another title"),
    "example": ("examples-changed", "has other examples"),
    "examples": ("examples-changed", "has other examples"),
    "tags": ("tags-changed", "has other tags"),
    "externalDocs": ("external-docs-changed", "refers to other documentation"),
}


def note_changes(place: str, was: Node, now: Node, today: date) -> Found:
    """Texts and examples that are others, and notice that it goes."""
    yield from notice_changes(place, was, now, today)
    for key in dict.fromkeys((*was, *now)):
        told = key == "deprecated" or (key == "x-sunset" and True in _deprecated(was, now))
        if not told and spelled(was.get(key)) != spelled(now.get(key)):
            kind, message = _TOLD.get(key, ("annotation-changed", f"has another `{key}`"))
            yield change(kind, place, message)


def default_changes(spot: Spot, was: Node, now: Node) -> Found:
    """What is taken for a value that a request leaves out."""
    if spot.side is not Side.REQUEST or not spot.optional:
        return
    before, after = was.get("default"), now.get("default")
    if "default" not in was and "default" in now:
        yield spot.change("default-added", f"is {spelled(after)} where it is left out")
    elif "default" in was and "default" not in now:
        yield spot.change("default-removed", f"is not {spelled(before)} where it is left out")
    elif spelled(before) != spelled(after):
        message = f"is {spelled(after)} where it is left out, and was {spelled(before)}"
        yield spot.change("default-changed", message)


def schema_note_changes(spot: Spot, was: Node, now: Node, today: date) -> Found:
    """The same of a schema, whose default counts where the value can be left out."""
    counted = spot.side is Side.REQUEST and spot.optional
    left = {"default"} if counted else set()
    yield from default_changes(spot, was, now)
    yield from note_changes(
        spot.place,
        {key: value for key, value in was.items() if key not in left},
        {key: value for key, value in now.items() if key not in left},
        today,
    )


def _deprecated(was: Node, now: Node) -> set[object]:
    return {was.get("deprecated") is True, now.get("deprecated") is True}
