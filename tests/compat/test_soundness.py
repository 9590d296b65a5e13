"""What is called harmless is: held against a validator of JSON Schema that others have written."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from codegen.compat import Level, compare
from tests.compat.documents import Json, answers, sends

TODAY = date(2026, 11, 22)
_NUMERALS: list[object] = [-1, 0, 1, 2, 3, 4, 6, 0.5, 1.5]
_SCALARS: list[object] = [None, True, False, *_NUMERALS, "", "a", "ab", "b", "abc"]
_ITEMS: list[object] = [None, 1, 2, 1.5, "a", "ab", {}, {"a": "a"}]
_ARRAYS: list[object] = [
    [],
    *([each] for each in _ITEMS),
    *([one, other] for one, other in itertools.product(_ITEMS[:6], repeat=2)),
    ["a", 1, "a"],
]
_MEMBERS: list[object] = [None, 1, 3, "a", "ab", [], ["a"], {"a": 1}]
_OBJECTS: list[object] = [
    {},
    *({name: each} for name in ("a", "b", "c") for each in _MEMBERS),
    *({"a": one, "b": other} for one, other in itertools.product(_MEMBERS[:6], repeat=2)),
]
VALUES = [*_SCALARS, *_ARRAYS, *_OBJECTS]
"""Enough values to tell apart the schemas that are drawn."""


Schemas: TypeAlias = st.SearchStrategy[Json]


def _all(*parts: Schemas) -> Schemas:
    """The keywords of all parts."""
    return st.tuples(*parts).map(_laid_together)


def _some(*parts: Schemas) -> Schemas:
    """The keywords of some of the parts."""
    nothing: Json = {}
    return _all(*(st.just(nothing) | part for part in parts))


def _laid_together(parts: tuple[Json, ...]) -> Json:
    return {key: value for part in parts for key, value in part.items()}


def _one(keyword: str, *among: object) -> Schemas:
    return _held(keyword, st.sampled_from(among))


def _held(keyword: str, values: st.SearchStrategy[object]) -> Schemas:
    def keep(value: object) -> Json:
        return {keyword: value}

    return values.map(keep)


_NUMBERS = _all(
    _one("type", "integer", "number"),
    _some(
        _one("minimum", 0, 1, 2),
        _one("exclusiveMaximum", 2, 3, 5),
        _one("maximum", 2, 4),
        _one("multipleOf", 0.5, 1, 2, 3),
    ),
)
_TEXTS = _all(
    _one("type", "string", ["string", "null"], ["string", "integer"]),
    _some(_one("minLength", 1, 2), _one("maxLength", 1, 2), _one("pattern", "^a", "b$")),
)
_WORDS = _one("enum", ["a", "b"], ["a"], ["a", None]) | _one("const", "a", 1)


def _larger(inner: Schemas, closed: list[bool]) -> Schemas:
    arrays = _all(
        _one("type", "array"),
        _some(
            _held("items", inner),
            _one("minItems", 1, 2),
            _one("maxItems", 1, 2),
            _one("uniqueItems", True),
            _one("not", {"contains": {"const": "a"}}, {"contains": {"const": 1}}),
        ),
    )
    objects = _all(
        _one("type", "object"),
        _held("properties", st.dictionaries(st.sampled_from("ab"), inner, max_size=2)),
        _one("required", [], ["a"], ["b"]),
        _one("additionalProperties", *(not each for each in closed)),
        _some(_one("minProperties", 1, 2), _one("maxProperties", 1)),
    )
    either = _held("anyOf", st.lists(inner, min_size=1, max_size=3))
    both = _held("allOf", st.lists(inner, min_size=1, max_size=2))
    return arrays | objects | either | both


def schemas(*closed: bool) -> Schemas:
    """Schemas with objects that have, or may have, no other members."""
    return st.recursive(_NUMBERS | _TEXTS | _WORDS, lambda inner: _larger(inner, [*closed]))


@st.composite
def pairs(draw: st.DrawFn, *closed: bool) -> tuple[Json, Json]:
    """Two schemas, alike for the most part."""
    before = draw(schemas(*closed))
    kept = draw(st.sets(st.sampled_from(sorted(before))))
    other = draw(schemas(*closed) | st.just({}))
    after = {**other, **{key: before[key] for key in kept}}
    return draw(st.permutations([before, after]).map(lambda each: (each[0], each[1])))


def allowed(schema: Json) -> set[int]:
    """The numbers of the values that are allowed: 1 and True would be the same in a set."""
    validator = Draft202012Validator(schema)
    return {number for number, value in enumerate(VALUES) if validator.is_valid(value)}


def breaks(before: Json, after: Json) -> bool:
    return any(change.level is Level.BREAKING for change in compare(before, after, TODAY))


# A member that is new in an object with others is one that nobody sends: only closed ones are sent.
@settings(max_examples=50, deadline=None)
@given(pairs(True))
def test_what_could_be_sent_still_can(pair: tuple[Json, Json]) -> None:
    before, after = pair
    lost = [VALUES[number] for number in allowed(before) - allowed(after)]

    assert breaks(sends(before), sends(after)) or lost == []


@settings(max_examples=50, deadline=None)
@given(pairs(True, False))
def test_what_comes_could_come_before(pair: tuple[Json, Json]) -> None:
    before, after = pair
    new = [VALUES[number] for number in allowed(after) - allowed(before)]

    assert breaks(answers(before), answers(after)) or new == []
