"""The parameters of an operation in two documents."""

from __future__ import annotations

from codegen.compat.document import Node, node, text
from codegen.compat.kinds import change
from codegen.compat.media import media_changes
from codegen.compat.notes import note_changes
from codegen.compat.notices import is_over, sunset
from codegen.compat.operations import Operation
from codegen.compat.places import Found, Side, Spot, Walk
from codegen.compat.reading import read_shape
from codegen.compat.schemas import compare_schemas

_STYLES = {"query": "form", "cookie": "form", "path": "simple", "header": "simple"}
_COMPARED = frozenset(
    {
        *("name", "in", "required", "schema", "content", "style", "explode"),
        *("allowReserved", "allowEmptyValue"),
    }
)


def parameter_changes(walk: Walk, was: Operation, now: Operation) -> Found:
    """Parameters that come, go and change."""
    for key, parameter in was.parameters.items():
        if key not in now.parameters:
            place = _place(now, parameter)
            if is_over(parameter, walk.today):
                message = f"is gone, as announced for {sunset(parameter)}"
                yield change("parameter-retired", place, message)
            else:
                yield change("parameter-removed", place, "is gone")
    for key, parameter in now.parameters.items():
        place = _place(now, parameter)
        if key in was.parameters:
            yield from _changes(walk, place, was.parameters[key], parameter)
        elif parameter.get("required") is True:
            yield change("parameter-added-required", place, "is new, and must be given")
        else:
            yield change("parameter-added", place, "is new")


def _place(operation: Operation, parameter: Node) -> str:
    return f"{operation.place} {text(parameter.get('in'))} {text(parameter.get('name'))}"


def _changes(walk: Walk, place: str, was: Node, now: Node) -> Found:
    before, after = was.get("required") is True, now.get("required") is True
    if after and not before:
        yield change("parameter-required", place, "must be given now")
    elif before and not after:
        yield change("parameter-optional", place, "can be left out now")
    if _style(walk, was) != _style(walk, now):
        yield change("parameter-style-changed", place, "is written in another way")
    empty = [each.get("allowEmptyValue") is True for each in (was, now)]
    if empty == [True, False]:
        yield change("parameter-empty-refused", place, "cannot be empty any more")
    elif empty == [False, True]:
        yield change("parameter-empty-allowed", place, "can be empty now")
    spot = Spot(Side.REQUEST, place, optional=not before and not after)
    if "schema" in was or "schema" in now:
        yield from compare_schemas(
            walk, spot, was.get("schema", True), now.get("schema", True), set()
        )
    if "content" in was and "content" in now:
        yield from media_changes(walk, spot, was["content"], now["content"])
    yield from note_changes(place, _notes(was), _notes(now), walk.today)


def _style(walk: Walk, parameter: Node) -> tuple[str, ...]:
    """How a value is written; whether it is exploded counts where it has parts."""
    if "content" in parameter:
        return ("content",)
    style = text(parameter.get("style")) or _STYLES.get(text(parameter.get("in")), "")
    explode = parameter.get("explode", style == "form")
    reserved = parameter.get("allowReserved") is True
    parts = any(
        read_shape(document, parameter.get("schema", True)).types & {"array", "object"}
        for document in (walk.before, walk.after)
    )
    return style, str(explode is True if parts else None), str(reserved)


def _notes(parameter: Node) -> Node:
    return {key: value for key, value in node(parameter).items() if key not in _COMPARED}
