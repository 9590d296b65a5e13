"""The third block: what changes for clients, and how far the version has to move for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from codegen.compat import ApiChange, Bump, Level
from codegen.plan.line import Line, prose, title
from codegen.plan.review import ApiStep
from codegen.versions import version

_SIGNS = {Level.BREAKING: "-", Level.COMPATIBLE: "+", Level.DOCUMENTATION: "~"}
_BUMPS = {Bump.PATCH: "a patch", Bump.MINOR: "a minor version", Bump.MAJOR: "a major version"}
_PLACES = 3
"""How many places of one change are shown; `--json` has all."""


def api_block(api: ApiStep) -> Iterator[Line]:
    """What changes for clients: once for each thing that happens, with the places where it does."""
    yield from title("API")
    if api.verdict is None:
        yield "", f"  There is no {api.against} to compare with: all of it is new."
        return
    for _, same in groupby(sorted(api.changes, key=_same), key=_same):
        yield from _change(list(same))
    yield from _advice(api)


def _same(change: ApiChange) -> tuple[int, str, str, str]:
    level = list(Level).index(change.level)
    if change.level is Level.DOCUMENTATION:
        return level, change.kind, "", ""
    return level, change.kind, _member(change.place) or change.place, change.message


def _member(place: str) -> str:
    """The member that a place ends with: `title` of `GET /tasks 200 items[].title`."""
    _, asked, parameter = place.partition(" query ")
    if asked:
        return parameter
    last = re.split(r"[ .]", place)[-1].removesuffix("[]")
    return "" if re.fullmatch(r"request|\d+|/.*", last) else last


def _change(same: Sequence[ApiChange]) -> Iterator[Line]:
    first = same[0]
    sign = _SIGNS[first.level]
    if first.level is Level.DOCUMENTATION:
        yield sign, f"  {sign} {first.level.value}: {first.kind}, {_counted(len(same))}"
        return
    member = _member(first.place)
    subject = f"`{member}`" if member else first.place
    told = f"{sign} {first.level.value}: {subject} {first.message} ({first.kind})"
    yield from prose(sign, told, 2)
    if not member:
        return
    places = sorted((each.place for each in same), key=lambda place: (len(place), place))
    for place in places[:_PLACES]:
        yield "", f"      {place}"
    if len(places) > _PLACES:
        yield "", f"      and {_counted(len(places) - _PLACES, 'more ')}"


def _counted(places: int, more: str = "") -> str:
    return f"{places} {more}{'place' if places == 1 else 'places'}"


def _advice(api: ApiStep) -> Iterator[Line]:
    """How far the version has to move, and whether it does."""
    if not api.changes or api.verdict is None:
        yield "", f"  Nothing changes for clients, compared with {api.against}."
        return
    levels = [change.level for change in api.changes]
    counts = [f"{levels.count(level)} {level.value}" for level in Level if level in levels]
    yield "", f"  Compared with {api.against}: {', '.join(counts)}."
    required = api.verdict.required
    if required is Bump.NONE:
        yield "", "  The version may stay as it is."
        return
    need = f"This asks for {_BUMPS[required]}{_least(api, required)}"
    if api.verdict.enough:
        yield from prose("", f"{need}; `api.version` is {api.after}, which is enough.", 2)
    elif api.verdict.given is Bump.UNKNOWN:
        unread = f"{need}; {api.before} and {api.after} are not both Semantic Versions."
        yield from prose("!", unread, 2)
    else:
        still = f"is {api.after} still" if api.before == api.after else f"is {api.after} only"
        yield from prose("-" if api.breaks else "!", f"{need}; `api.version` {still}.", 2)


def _least(api: ApiStep, required: Bump) -> str:
    """The least version that would do, where it can be told."""
    read = None if api.before is None else version(api.before)
    if read is None or read.before:
        return ""
    major, minor, patch = read.major, read.minor, read.patch
    least = {
        Bump.MAJOR: (major + 1, 0, 0),
        Bump.MINOR: (major, minor + 1, 0),
        Bump.PATCH: (major, minor, patch + 1),
    }[required]
    return f", {'.'.join(map(str, least))} or later"
