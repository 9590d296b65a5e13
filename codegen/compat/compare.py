"""Two OpenAPI documents, and what has changed between them for their clients."""

from __future__ import annotations

from datetime import date

from codegen.compat.access import security_changes, server_changes
from codegen.compat.bodies import answer_changes, request_changes
from codegen.compat.changes import ApiChange
from codegen.compat.document import Document, Node, node, spelled, unchanged_schemas
from codegen.compat.kinds import change
from codegen.compat.notes import note_changes
from codegen.compat.operations import (
    Operation,
    operation_changes,
    operations,
    paired,
    renamed_parameters,
)
from codegen.compat.parameters import parameter_changes
from codegen.compat.places import Found, Walk

_API = "the API"
_OF_OPERATION = frozenset(
    {
        *("operationId", "parameters", "requestBody", "responses", "callbacks"),
        *("security", "servers"),
    }
)
_OF_DOCUMENT = frozenset(
    {"info", "servers", "paths", "webhooks", "components", "security", "x-generated"}
)


def compare(before: Node, after: Node, today: date) -> tuple[ApiChange, ...]:
    """What has changed from one document to the other, as a client sees it on this day.

    In the order of the documents; each change once. The version that a document says of itself is
    not a change but the answer to them: `verdict` compares it.
    """
    old, new = Document(before), Document(after)
    walk = Walk(old, new, today, unchanged_schemas(old, new))
    return tuple(dict.fromkeys(_changes(walk)))


def _changes(walk: Walk) -> Found:
    before, after = walk.before.root, walk.after.root
    yield from _document(walk, before, after)
    was, now = operations(walk.before), operations(walk.after)
    pairs = paired(was, now)
    kept = {one.place for one, _ in pairs}, {other.place for _, other in pairs}
    yield from operation_changes(
        walk,
        tuple(each for each in was if each.place not in kept[0]),
        tuple(each for each in now if each.place not in kept[1]),
    )
    for one, other in pairs:
        yield from _operation(walk, one, other)
    yield from _wholes("webhook", _API, before.get("webhooks"), after.get("webhooks"))


def _document(walk: Walk, before: Node, after: Node) -> Found:
    about = [_without(node(each.get("info")), {"version"}) for each in (before, after)]
    yield from note_changes(_API, about[0], about[1], walk.today)
    notes = [_without(each, _OF_DOCUMENT) for each in (before, after)]
    yield from note_changes(_API, notes[0], notes[1], walk.today)
    yield from server_changes(_API, before.get("servers"), after.get("servers"))
    yield from security_changes(walk, _API, before.get("security"), after.get("security"))


def _operation(walk: Walk, was: Operation, now: Operation) -> Found:
    if was.id != now.id:
        message = f"has the operationId `{now.id}`, and had `{was.id}`"
        yield change("operation-id-changed", now.place, message)
    yield from renamed_parameters(was, now)
    if "security" in was.said or "security" in now.said:
        yield from security_changes(walk, now.place, was.security, now.security)
    if was.elsewhere or now.elsewhere:
        yield from server_changes(now.place, was.servers, now.servers)
    yield from parameter_changes(walk, was, now)
    yield from request_changes(walk, was, now)
    yield from answer_changes(walk, was, now)
    yield from _wholes("callback", now.place, was.said.get("callbacks"), now.said.get("callbacks"))
    notes = _without(was.said, _OF_OPERATION), _without(now.said, _OF_OPERATION)
    yield from note_changes(now.place, *notes, walk.today)


def _wholes(word: str, place: str, was: object, now: object) -> Found:
    """What is not looked into: requests that go the other way."""
    old, new = node(was), node(now)
    for name in old:
        if name not in new:
            yield change(f"{word}-removed", f"{place} {word} {name}", "is gone")
        elif spelled(old[name]) != spelled(new[name]):
            yield change(f"{word}-changed", f"{place} {word} {name}", "is another")
    for name in new:
        if name not in old:
            yield change(f"{word}-added", f"{place} {word} {name}", "is new")


def _without(said: Node, keys: set[str] | frozenset[str]) -> Node:
    return {key: value for key, value in said.items() if key not in keys}
