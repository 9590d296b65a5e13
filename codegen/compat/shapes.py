"""What a schema allows, with its references followed and its parts laid together.

JSON Schema has many ways to say the same. Two schemas are compared by their shapes, so that a part
that moves into a component, a `$ref` that becomes an `allOf`, or the `nullable` of OpenAPI 3.0 that
becomes a type of 3.1 is no change.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

TYPES = frozenset({"string", "number", "boolean", "object", "array"})
"""Every type but null; an integer is a number."""

_UPPER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})
_ENDS = _UPPER | {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_MOST_ALTERNATIVES = 512


@dataclass(frozen=True, slots=True)
class Shape:
    """What a schema allows, and what it says of it."""

    types: frozenset[str] = TYPES
    null: bool = True
    words: frozenset[str] | None = None
    """The values that are allowed, as JSON, where they are counted; without null."""

    limits: Mapping[str, object] = field(default_factory=dict)
    """Keywords with one value, which is compared by its size or its meaning."""

    patterns: frozenset[str] = frozenset()
    members: Mapping[str, object] = field(default_factory=dict)
    """The schemas of the members that are named."""

    required: frozenset[str] = frozenset()
    extra: object = True
    """The schema of the members that are not named."""

    items: object = True
    excluded: Mapping[str, object] = field(default_factory=dict)
    """Schemas of what is not allowed, by what they come to as JSON."""

    rules: frozenset[tuple[str, str]] = frozenset()
    """Every other keyword that limits, with its value as JSON."""

    notes: Mapping[str, object] = field(default_factory=dict)
    """Keywords that say something of a value and do not limit it."""

    choices: tuple[tuple[Shape, ...], ...] = ()
    """What may stand there, for each `anyOf` or `oneOf` that leaves a choice."""

    name: str = ""
    """The component that it refers to."""


NOTHING = Shape(types=frozenset(), null=False)


def meet(one: Shape, other: Shape) -> Shape:
    """What both allow; of what both say, the first is heard."""
    limits, conflicts = _met_limits(one.limits, other.limits)
    return Shape(
        types=met_types(one.types, other.types),
        null=one.null and other.null,
        words=_met_words(one.words, other.words),
        limits=limits,
        patterns=one.patterns | other.patterns,
        members={
            name: _both(one.members.get(name, True), other.members.get(name, True))
            for name in dict.fromkeys((*one.members, *other.members))
        },
        required=one.required | other.required,
        extra=_both(one.extra, other.extra),
        items=_both(one.items, other.items),
        excluded={**one.excluded, **other.excluded},
        rules=one.rules | other.rules | conflicts,
        notes={**other.notes, **one.notes},
        choices=(*one.choices, *other.choices),
        name=one.name or other.name,
    )


def met_types(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The types that are in both; an integer is in the numbers."""
    whole = {"integer"} if "integer" in one | other else set()
    numbers = all(types & {"integer", "number"} for types in (one, other))
    return (one & other) - whole | frozenset(whole if numbers else ())


def choose(shape: Shape, among: Iterable[Shape]) -> Shape:
    """The shape where one of these must hold as well; null is not a choice but allowed or not."""
    among = tuple(among)
    null = shape.null and any(each.null for each in among)
    rest = tuple(replace(each, null=False) for each in among if each.types)
    if len(rest) > 1:
        return replace(shape, null=null, choices=(*shape.choices, rest))
    return replace(meet(shape, rest[0] if rest else NOTHING), null=null)


def alternatives(shape: Shape) -> tuple[Shape, ...]:
    """The shape without choices, once for each different way to choose, at any depth."""
    found: list[Shape] = []
    for way in itertools.islice(_chosen(shape), _MOST_ALTERNATIVES):
        if way not in found:
            found.append(way)
    return tuple(found)


def _chosen(shape: Shape) -> Iterator[Shape]:
    """Each way to choose; an alternative that leaves a choice of its own is chosen from in turn."""
    plain = replace(shape, choices=(), null=False)
    for way in itertools.product(*shape.choices):
        one = reduce(lambda one, other: meet(other, one), way, plain)
        yield from _chosen(one) if one.choices else (one,)


def by_type(shape: Shape) -> tuple[Shape, ...]:
    """The shape once for each of its types."""
    return tuple(replace(shape, types=frozenset({each})) for each in sorted(shape.types))


def _both(one: object, other: object) -> object:
    if one is True or one == {} or one == other:
        return other
    if other is True or other == {}:
        return one
    return False if one is False or other is False else {"allOf": [one, other]}


def _met_words(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _met_limits(
    one: Mapping[str, object], other: Mapping[str, object]
) -> tuple[dict[str, object], frozenset[tuple[str, str]]]:
    """The narrower of each limit; what has no narrower one is a rule beside the other."""
    met, conflicts = {**other, **one}, set()
    for key in one.keys() & other.keys():
        mine, its = one[key], other[key]
        if isinstance(mine, int | float) and isinstance(its, int | float) and key in _ENDS:
            met[key] = min(mine, its) if key in _UPPER else max(mine, its)
        elif mine != its:
            conflicts.add((key, str(its)))
    return met, frozenset(conflicts)
