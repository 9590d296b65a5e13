"""Schemas of every shape that the language has, as text: JSON, which YAML contains."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from decimal import Context, Decimal
from typing import TypeAlias

from hypothesis import strategies as st

from codegen.catalog import INT4_MAX, INT4_MIN, SAFE_MAX, SAFE_MIN, Operation, Verb
from tests.codegen.related import related

Object: TypeAlias = dict[str, object]
Values: TypeAlias = st.SearchStrategy[object]

_QUIRKS = "\"'\\{}%$#:/*-`<>\u2028\u202e\u00a0\u200b\ufeff\U0001f600"
_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from(_QUIRKS)
_QUOTED = ['"""', "'''", "{{ 7 * 7 }}", "{% raw %}", "{# #}", "%(x)s", "\\N{TAB}", "'); --"]
_LINES = st.text(_LETTERS, max_size=30) | st.sampled_from(_QUOTED)
_TEXTS = st.lists(_LINES, max_size=3).map("\n".join)

LINES = _LINES.filter(str.strip)
PROSE = _TEXTS.filter(str.strip)
NAMES = (
    st.from_regex("[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,3}){0,2}", fullmatch=True)
    | st.sampled_from(["class", "list", "metadata", "data", "str", "now", "true", "page", "type"])
    | st.sampled_from(["task", "note", "user", "order", "title", "status", "copy", "select"])
    | st.integers(44, 48).map(lambda length: "n" * length)
)
_PATTERNS = [("^[a-z]*$", "abc"), (r"^\d{1,3}(\.\d+)?$", "12.5"), ("^(a|b'\"\\\\)+$", "ab'\"\\")]
_INSTANTS = st.datetimes().filter(lambda instant: 2 <= instant.year <= 9998)
_ZONES = st.sampled_from(["Z", "+00:00", "-11:30", "+14:00"])


@st.composite
def fields(draw: st.DrawFn) -> Object:
    """A member of an input, or a field: a type with constraints, and what it is when left out."""
    constraints, values = draw(st.one_of(_scalars(), _numbers(), _forms(), _arrays()))
    presence = draw(st.sampled_from(["required", "nullable", "default", "nullable default"]))
    field: Object = {**constraints}
    if presence == "required":
        field["required"] = True
    if "nullable" in presence:
        field["nullable"] = True
    if "default" in presence:
        functions = {"datetime": ["now"], "uuid": ["uuid"]}.get(str(constraints["type"]), [])
        field["default"] = draw(st.one_of(values, *map(st.just, functions)))
    if draw(st.booleans()):
        field["description"] = draw(PROSE)
    if draw(st.booleans()):
        field["examples"] = draw(st.lists(values, min_size=1, max_size=3))
    return field


@st.composite
def flagged(draw: st.DrawFn) -> Object:
    """A field of a resource, which may be kept out of some bodies."""
    field: Object = draw(fields())
    words = [
        "write_only",
        "immutable",
        "deprecated",
        *([] if "required" in field else ["read_only"]),
    ]
    return {**field, draw(st.sampled_from(words)): True} if draw(st.booleans()) else field


@st.composite
def _strings(draw: st.DrawFn) -> tuple[Object, Values]:
    if draw(st.booleans()):
        pattern, value = draw(st.sampled_from(_PATTERNS))
        return {"type": "string", "pattern": pattern}, st.just(value)
    return draw(_bounded("string", 60))


def _texts() -> st.SearchStrategy[tuple[Object, Values]]:
    return _bounded("text", 400)


@st.composite
def _bounded(draw: st.DrawFn, word: str, limit: int) -> tuple[Object, Values]:
    low = draw(st.integers(0, 5))
    high = draw(st.integers(max(low, 1), limit))
    letters = st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from(_QUIRKS)
    bounds: Object = {"min_length": low, "max_length": high}
    return {"type": word, **bounds}, st.text(letters, min_size=low, max_size=high)


@st.composite
def _integers(draw: st.DrawFn) -> tuple[Object, Values]:
    low, high = sorted(draw(st.tuples(*[st.integers(INT4_MIN, INT4_MAX)] * 2)))
    bounds: Object = {}
    if draw(st.booleans()):
        bounds["minimum"] = low
    if draw(st.booleans()):
        bounds["maximum"] = high
    return {"type": "integer", **bounds}, st.integers(low, high)


def _scalars() -> st.SearchStrategy[tuple[Object, Values]]:
    return st.one_of(_strings(), _texts(), _integers(), _others())


@st.composite
def _numbers(draw: st.DrawFn) -> tuple[Object, Values]:
    word = draw(st.sampled_from(["bigint", "float", "decimal"]))
    if word == "bigint":
        return {"type": word, "maximum": SAFE_MAX - 1}, st.integers(SAFE_MIN, SAFE_MAX - 1)
    if word == "float":
        return {"type": word, "minimum": -0.5}, st.floats(-0.5, 1e300)
    precision = draw(st.integers(1, 38))
    scale = draw(st.integers(0, precision))
    units = st.integers(0, 10**precision - 1)
    values = units.map(lambda number: f"{Decimal(number).scaleb(-scale, _WIDE):f}")
    bounds: Object = {"minimum": 0} if draw(st.booleans()) else {}
    return {"type": word, "precision": precision, "scale": scale, **bounds}, values


_WIDE = Context(prec=100)


@st.composite
def _forms(draw: st.DrawFn) -> tuple[Object, Values]:
    values: Mapping[str, Values] = {
        "date": st.dates().map(str),
        "time": st.times().map(str),
        "duration": st.sampled_from(["PT0S", "P1DT2H3M4.5S", "PT36H", "P999999D"]),
        "json": st.recursive(
            st.booleans() | st.integers(-9, 9) | _LINES,
            lambda part: st.lists(part, max_size=2) | st.dictionaries(_LINES, part, max_size=2),
            max_leaves=4,
        ),
        "bytes": st.binary(max_size=30).map(lambda some: b64encode(some).decode()),
        "email": st.sampled_from(["a@b", "some.body+x@example.com"]),
        "url": st.sampled_from(["http://a", "https://example.com/?q=1#x"]),
        "slug": st.sampled_from(["a", "a-b-1"]),
        "Colour": st.sampled_from(COLOURS),
    }
    word = draw(st.sampled_from(sorted(values)))
    return {"type": word}, values[word]


@st.composite
def _arrays(draw: st.DrawFn) -> tuple[Object, Values]:
    """An array, whose constraints are its items'."""
    items = st.one_of(_scalars(), _numbers(), _forms())
    constraints, values = draw(items.filter(lambda item: item[0]["type"] != "json"))
    word = f"{constraints['type']}[]"
    return {**constraints, "type": word, "max_items": 3}, st.lists(values, max_size=3)


COLOURS = ["red", 'it\'s "blue"', "{{ 1 }}", "\\"]
"""The words of an enum that every schema has."""


@st.composite
def _others(draw: st.DrawFn) -> tuple[Object, Values]:
    instants = st.builds(lambda at, zone: at.isoformat() + zone, _INSTANTS, _ZONES)
    values: Mapping[str, Values] = {
        "boolean": st.booleans(),
        "datetime": instants,
        "uuid": st.uuids().map(str),
    }
    word = draw(st.sampled_from(sorted(values)))
    return {"type": word}, values[word]


@st.composite
def actions(draw: st.DrawFn) -> Object:
    """An action, with or without a body."""
    action: Object = {"override": "required", "method": draw(st.sampled_from(Verb)).value}
    if draw(st.booleans()):
        action["description"] = draw(PROSE)
    members = draw(st.dictionaries(NAMES, fields(), max_size=2))
    return {**action, "input": members} if members else action


@st.composite
def methods(draw: st.DrawFn) -> Object:
    """Some of the operations, and how much a batch is that has something to do."""
    words = [operation.value for operation in Operation]
    drawn = draw(st.lists(st.sampled_from(words), min_size=1, unique=True))
    if "batch" not in drawn:
        return {"methods": drawn}
    if not {"create", "update", "delete"} & {*drawn}:
        drawn.append(draw(st.sampled_from(["create", "update", "delete"])))
    return {"methods": drawn, "batch_size": draw(st.integers(1, 1000))}


@st.composite
def resources(draw: st.DrawFn) -> Object:
    """A resource with fields, some of the operations, and perhaps actions."""
    resource: Object = {"fields": draw(st.dictionaries(NAMES, flagged(), min_size=1, max_size=5))}
    if draw(st.booleans()):
        resource |= draw(methods())
    if draw(st.booleans()):
        resource["description"] = draw(PROSE)
    if draw(st.booleans()):
        resource["actions"] = draw(st.dictionaries(NAMES, actions(), max_size=2))
    return resource


@st.composite
def schemas(draw: st.DrawFn) -> str:
    """A whole schema. Its names may still be taken, or collide."""
    owner: Object = {"path_param": draw(st.sampled_from(["user_id", "tenant", "owner_id", "me"]))}
    owner |= draw(st.sampled_from([{}, {"type": "uuid"}, {"type": "string", "max_length": 9}]))
    api: Object = {"title": draw(LINES), "version": draw(LINES)}
    schema: Object = {
        "spec": 1,
        "api": {**api, "base_path": draw(st.sampled_from(["/api", "/api/v1", "/x.y-z"]))},
        "owner": owner,
        "enums": {"Colour": {"values": COLOURS, "description": draw(PROSE)}},
        "defaults": {"timestamps": draw(st.booleans())},
        "resources": draw(
            st.dictionaries(NAMES, resources(), min_size=1, max_size=3).flatmap(related)
        ),
    }
    return json.dumps(schema)
