"""What an operation takes and what it answers, in two documents."""

from __future__ import annotations

from codegen.compat.document import Node, node, spelled
from codegen.compat.kinds import change
from codegen.compat.media import media_changes, problem_types
from codegen.compat.notes import note_changes
from codegen.compat.operations import Operation
from codegen.compat.places import Found, Side, Spot, Walk
from codegen.compat.schemas import compare_schemas

_NOTICE = frozenset({"deprecation", "sunset"})
"""Headers that come with a notice and go with it (RFC 9745, RFC 8594)."""

_COMPARED = frozenset({"required", "content", "headers", "links", "schema", "style", "explode"})


def request_changes(walk: Walk, was: Operation, now: Operation) -> Found:
    """The body that is sent."""
    spot = Spot(Side.REQUEST, f"{now.place} request")
    if "requestBody" not in was.said and "requestBody" not in now.said:
        return
    old = walk.before.resolved(was.said.get("requestBody"))
    new = walk.after.resolved(now.said.get("requestBody"))
    before, after = old.get("required") is True, new.get("required") is True
    if "requestBody" not in now.said:
        yield spot.change("body-removed", "is gone")
    elif "requestBody" not in was.said:
        kind = "body-added-required" if after else "body-added"
        yield spot.change(kind, "is new, and must be given" if after else "is new")
    else:
        if before != after:
            message = "must be given now" if after else "can be left out now"
            yield spot.change("body-required" if after else "body-optional", message)
        yield from media_changes(walk, spot, old.get("content"), new.get("content"))
        yield from note_changes(spot.place, _notes(old), _notes(new), walk.today)


def answer_changes(walk: Walk, was: Operation, now: Operation) -> Found:
    """The answers by their status."""
    old = walk.before.named(was.said, "responses")
    new = walk.after.named(now.said, "responses")
    for status in old:
        if status not in new:
            kind = "answer-status-removed" if _succeeds(status) else "answer-error-removed"
            yield change(kind, f"{now.place} {status}", "is never the answer any more")
    for status, answer in new.items():
        place = f"{now.place} {status}"
        if status in old:
            yield from _answer(walk, place, old[status], answer)
        else:
            kind = "answer-status-added" if _succeeds(status) else "answer-error-added"
            yield change(kind, place, "can be the answer now")


def _succeeds(status: str) -> bool:
    """Whether a client goes on with the answer; what refuses or fails has its class for all."""
    return status.startswith(("2", "3"))


def _answer(walk: Walk, place: str, was: Node, now: Node) -> Found:
    spot = Spot(Side.ANSWER, place)
    before, after = node(was.get("content")), node(now.get("content"))
    if before and not after:
        yield spot.change("body-removed", "has no body any more")
    elif after and not before:
        yield spot.change("body-added", "has a body now")
    else:
        yield from media_changes(walk, spot, before, after)
    yield from problem_types(walk, place, before, after)
    yield from _headers(walk, place, was, now)
    if spelled(was.get("links")) != spelled(now.get("links")):
        yield spot.note("links-changed", "has other links to operations")
    yield from note_changes(place, _notes(was), _notes(now), walk.today)


def _headers(walk: Walk, place: str, was: Node, now: Node) -> Found:
    """Headers by their names, which are the same in capitals."""
    old = {name.lower(): each for name, each in walk.before.named(was, "headers").items()}
    new = {name.lower(): (name, each) for name, each in walk.after.named(now, "headers").items()}
    for name in walk.before.named(was, "headers"):
        if name.lower() in _NOTICE - new.keys():
            kind = "answer-notice-header-removed"
            yield change(kind, f"{place} header {name}", "is gone, with the notice")
        elif name.lower() not in new and name.lower() != "content-type":
            yield change("answer-header-removed", f"{place} header {name}", "is gone")
    for key, (name, header) in new.items():
        there = f"{place} header {name}"
        if key in old:
            yield from _header(walk, there, old[key], header)
        elif key != "content-type":
            yield change("answer-header-added", there, "is new")


def _header(walk: Walk, place: str, was: Node, now: Node) -> Found:
    spot = Spot(Side.ANSWER, place)
    before, after = was.get("required") is True, now.get("required") is True
    if after and not before:
        yield spot.change("header-required", "is always there now")
    elif before and not after:
        yield spot.change("header-optional", "can be missing now")
    if was.get("explode") is not now.get("explode") or ("content" in was) != ("content" in now):
        yield spot.change("header-style-changed", "is written in another way")
    yield from compare_schemas(walk, spot, was.get("schema", True), now.get("schema", True), set())
    if "content" in was and "content" in now:
        yield from media_changes(walk, spot, was["content"], now["content"])
    yield from note_changes(place, _notes(was), _notes(now), walk.today)


def _notes(said: Node) -> Node:
    return {key: value for key, value in said.items() if key not in _COMPARED}
