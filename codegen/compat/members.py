"""The members of an object: which come, go, and can be left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from codegen.compat.changes import ApiChange
from codegen.compat.document import Document, Node
from codegen.compat.notices import is_over, sunset
from codegen.compat.places import Found, Side, Spot
from codegen.compat.reading import read_shape
from codegen.compat.shapes import Shape

_HIDDEN = {Side.REQUEST: "readOnly", Side.ANSWER: "writeOnly"}


@dataclass(frozen=True, slots=True)
class Member:
    """A member as one of the two sides meets it."""

    schema: object
    notes: Node
    required: bool
    hidden: bool
    """Whether it is not for this side: read-only in a request, write-only in an answer."""


def members_of(document: Document, side: Side, shape: Shape) -> dict[str, Member]:
    """Every member, by its name."""
    found = {}
    for name, schema in shape.members.items():
        notes = read_shape(document, schema).notes
        hidden = notes.get(_HIDDEN[side]) is True
        found[name] = Member(schema, notes, name in shape.required, hidden)
    return found


def member_changes(
    spot: Spot,
    was: Mapping[str, Member],
    now: Mapping[str, Member],
    today: date,
    *,
    closed: bool,
) -> Found:
    """Members that come and go, and whether they must be there; `closed` is the object before."""
    for name, member in was.items():
        if not member.hidden and (name not in now or now[name].hidden):
            yield _gone(spot.member(name), member, today, kept=name in now)
    for name, member in now.items():
        if member.hidden:
            continue
        if name not in was or was[name].hidden:
            yield _new(spot.member(name), member, kept=name in was, closed=closed)
        elif member.required and not was[name].required:
            message = "must be given now" if spot.side is Side.REQUEST else "is always there now"
            yield spot.member(name).change("member-required", message)
        elif was[name].required and not member.required:
            message = "can be left out now" if spot.side is Side.REQUEST else "can be missing now"
            yield spot.member(name).change("member-optional", message)


def extra_changes(spot: Spot, was: object, now: object) -> Found:
    """Whether there may be members that are not named."""
    before, after = _openness(was), _openness(now)
    if before > after:
        message = "takes no other members any more" if after == 0 else "limits its other members"
        yield spot.change("extra-narrowed", message)
    elif before < after:
        message = "takes other members now" if before == 0 else "no longer limits other members"
        yield spot.change("extra-widened", message)


def _gone(spot: Spot, member: Member, today: date, *, kept: bool) -> ApiChange:
    if kept:
        if spot.side is Side.REQUEST:
            return spot.change("member-hidden", "is read-only now")
        return spot.change("member-hidden", "is write-only now")
    if is_over(member.notes, today):
        return spot.change("member-retired", f"is gone, as announced for {sunset(member.notes)}")
    return spot.change("member-removed", "is gone")


def _new(spot: Spot, member: Member, *, kept: bool, closed: bool) -> ApiChange:
    if spot.side is Side.REQUEST and member.required:
        return spot.change("member-added-required", "is new, and must be given")
    if kept:
        return spot.change("member-shown", "is no longer for the other side only")
    if spot.side is Side.ANSWER and closed:
        message = "is new, where no other members were announced"
        return spot.change("member-added-closed", message)
    return spot.change("member-added", "is new")


def _openness(extra: object) -> int:
    if extra is False:
        return 0
    return 2 if extra is True or extra == {} else 1
