"""Limits of single values: which became narrower and which wider."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from codegen.compat.notices import word_sunset
from codegen.compat.patterns import includes
from codegen.compat.places import Found, Side, Spot
from codegen.compat.shapes import Shape, met_types

_NUMBERS = frozenset({"number", "integer"})
_FORMATS = {
    "int32": "int64",
    "float": "double",
    "email": "idn-email",
    "hostname": "idn-hostname",
    "uri": "iri",
    "iri": "iri-reference",
    "uri-reference": "iri-reference",
}
"""Formats, each with one that has all of its values."""

_WIDER = {**{name: {wider} for name, wider in _FORMATS.items()}, "uri": {"iri", "uri-reference"}}


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of what a value may be."""

    aspect: str
    types: frozenset[str]
    keyword: str
    strict: str = ""
    """The keyword that leaves out the end itself."""

    upper: bool = False


BOUNDS = (
    Bound("range", _NUMBERS, "minimum", "exclusiveMinimum"),
    Bound("range", _NUMBERS, "maximum", "exclusiveMaximum", upper=True),
    Bound("length", frozenset({"string"}), "minLength"),
    Bound("length", frozenset({"string"}), "maxLength", upper=True),
    Bound("count", frozenset({"array"}), "minItems"),
    Bound("count", frozenset({"array"}), "maxItems", upper=True),
    Bound("size", frozenset({"object"}), "minProperties"),
    Bound("size", frozenset({"object"}), "maxProperties", upper=True),
)


def type_changes(spot: Spot, was: Shape, now: Shape) -> Found:
    """A type that is another."""
    if was.types == now.types:
        return
    shared = met_types(was.types, now.types)
    step = {now.types: "narrowed", was.types: "widened"}.get(shared, "changed")
    yield spot.change(f"type-{step}", f"is {_types(now.types)}, and was {_types(was.types)}")


def word_changes(spot: Spot, was: Shape, now: Shape, today: date) -> Found:
    """Values that are counted: words that come and go."""
    if was.words is None or now.words is None:
        if now.words is not None:
            yield spot.change("words-limited", f"is one of {_words(now.words)} now")
        elif was.words is not None:
            yield spot.change("words-freed", f"is no longer one of {_words(was.words)} only")
        return
    for word in sorted(was.words - now.words):
        day = word_sunset(was.notes, json.loads(word))
        if spot.side is Side.REQUEST and day is not None and day <= today:
            yield spot.change("word-retired", f"cannot be {word} any more, as announced for {day}")
        else:
            yield spot.change("word-removed", f"{spot.never} {word} any more")
    for word in sorted(now.words - was.words):
        yield spot.change("word-added", f"can be {word} now")


def limit_changes(spot: Spot, was: Shape, now: Shape) -> Found:
    """Everything else that limits a single value."""
    for bound in BOUNDS:
        if bound.types & was.types and bound.types & now.types:
            yield from _bound(spot, bound, was.limits, now.limits)
    yield from _step(spot, was.limits.get("multipleOf"), now.limits.get("multipleOf"))
    if was.limits.get("uniqueItems") != now.limits.get("uniqueItems"):
        if "uniqueItems" in now.limits:
            yield spot.change("unique-narrowed", "holds each item once now")
        else:
            yield spot.change("unique-widened", "can hold an item twice now")
    yield from _format(spot, was.limits.get("format"), now.limits.get("format"))
    yield from _patterns(spot, was.patterns, now.patterns)
    for keyword in ("contentEncoding", "contentMediaType"):
        before, after = was.limits.get(keyword), now.limits.get(keyword)
        if before != after:
            yield spot.change("encoding-changed", _told(keyword, before, after))


def _bound(spot: Spot, bound: Bound, was: Mapping[str, object], now: Mapping[str, object]) -> Found:
    before, after = _end(bound, was), _end(bound, now)
    if before == after:
        return
    narrower = after is not None and (before is None or after > before)
    message = _told(bound.keyword, _shown(bound, was), _shown(bound, now))
    yield spot.change(f"{bound.aspect}-{'narrowed' if narrower else 'widened'}", message)


def _end(bound: Bound, limits: Mapping[str, object]) -> tuple[float, bool] | None:
    """Where a range ends, and whether the end is outside; the larger, the narrower."""
    ends = []
    for keyword in (bound.keyword, bound.strict):
        value = limits.get(keyword)
        if isinstance(value, int | float):
            ends.append((-value if bound.upper else value, keyword == bound.strict))
    return max(ends, default=None)


def _shown(bound: Bound, limits: Mapping[str, object]) -> object:
    end = _end(bound, limits)
    if end is None:
        return None
    value = -end[0] if bound.upper else end[0]
    return f"{value} (not itself)" if end[1] else value


def _step(spot: Spot, before: object, after: object) -> Found:
    if before == after:
        return
    message = _told("multipleOf", before, after)
    if before is None or _is_multiple(after, before):
        yield spot.change("step-narrowed", message)
    elif after is None or _is_multiple(before, after):
        yield spot.change("step-widened", message)
    else:
        yield spot.change("step-changed", message)


def _is_multiple(value: object, step: object) -> bool:
    if not isinstance(value, int | float) or not isinstance(step, int | float) or not step:
        return False
    return Fraction(str(value)) % Fraction(str(step)) == 0


def _format(spot: Spot, before: object, after: object) -> Found:
    if before == after:
        return
    message = _told("format", before, after)
    if before is None or before in _wider(after):
        yield spot.change("format-narrowed", message)
    elif after is None or after in _wider(before):
        yield spot.change("format-widened", message)
    else:
        yield spot.change("format-changed", message)


def _wider(name: object) -> set[str]:
    """Every format that has all the values of one."""
    found = _WIDER.get(str(name), set())
    return found.union(*(_wider(each) for each in found))


def _patterns(spot: Spot, before: frozenset[str], after: frozenset[str]) -> Found:
    if before == after:
        return
    message = _told("pattern", *(" and ".join(sorted(each)) or None for each in (before, after)))
    narrower = _refuse(after - before, before)
    wider = _refuse(before - after, after)
    if narrower and wider:
        yield spot.change("pattern-changed", message)
    elif narrower:
        yield spot.change("pattern-narrowed", message)
    elif wider:
        yield spot.change("pattern-widened", message)


def _refuse(patterns: frozenset[str], others: frozenset[str]) -> bool:
    """Whether some of the patterns may refuse what the others together accept."""
    return any(not any(includes(pattern, other) for other in others) for pattern in patterns)


def _told(keyword: str, before: object, after: object) -> str:
    if before is None:
        return f"has `{keyword}` {after}, and had none"
    if after is None:
        return f"has no `{keyword}`, and had {before}"
    return f"has `{keyword}` {after}, and had {before}"


def _types(types: frozenset[str]) -> str:
    return " or ".join(sorted(types)) or "nothing"


def _words(words: frozenset[str]) -> str:
    return ", ".join(sorted(words))
