"""Schemas that use the whole language and are valid by construction: relations, lists, actions.

Where `schemas.py` is about hostile names and texts, this is about what refers to what. Names are
plain, so that everything drawn is valid and nothing has to be thrown away.
"""

from __future__ import annotations

import json
from typing import TypeAlias

from hypothesis import strategies as st

Object: TypeAlias = dict[str, object]

NOUNS = ("alpha", "beta", "gamma", "delta", "epsilon")
WORDS = ("open", "busy", "done", "gone")

ORDERED = ["eq", "in", "lt", "lte", "gt", "gte"]
OPERATORS = {
    "string": ["eq", "in", "contains", "starts_with"],
    "slug": ["eq", "starts_with"],
    "integer": ORDERED,
    "bigint": ORDERED,
    "decimal": ORDERED,
    "float": ["lt", "gte"],
    "boolean": ["eq"],
    "date": ORDERED,
    "datetime": ORDERED,
    "time": ["lt", "gte"],
    "duration": ["eq", "gt"],
    "uuid": ["eq", "in"],
    "State": ["eq", "in"],
    "string[]": ["contains"],
    "json": [],
    "bytes": [],
    "email": ["eq"],
    "url": ["eq"],
    "text": ["contains"],
}
SORTABLE = {"string", "integer", "bigint", "decimal", "date", "datetime", "time", "duration"}
PLAIN: dict[str, object] = {
    "string": "a",
    "text": "b",
    "slug": "a-b",
    "integer": 1,
    "bigint": 2,
    "decimal": "1.50",
    "float": 0.5,
    "boolean": False,
    "date": "2026-01-31",
    "datetime": "now",
    "time": "09:30:00",
    "duration": "PT1H",
    "uuid": "uuid",
    "State": "open",
    "string[]": [],
    "json": {},
    "bytes": "",
    "email": "a@example.org",
    "url": "https://example.org/",
}


@st.composite
def fields(draw: st.DrawFn) -> Object:
    """A field of any type that is required, nullable, or has a default."""
    type_ = draw(st.sampled_from(sorted(OPERATORS)))
    field: Object = {"type": type_}
    if type_ == "decimal":
        field |= {"precision": 8, "scale": 2}
    presence = draw(st.sampled_from(["required", "nullable", "default"]))
    field[presence] = PLAIN[type_] if presence == "default" else True
    if presence != "required" and draw(st.integers(0, 4)) == 0:
        field["read_only"] = True
    elif draw(st.integers(0, 4)) == 0:
        field[draw(st.sampled_from(["immutable", "write_only", "deprecated"]))] = True
    return field


@st.composite
def relations(draw: st.DrawFn, number: int, shared: frozenset[int]) -> Object:
    """References to any resource, this one among them, and joins with the earlier ones."""
    found: Object = {}
    for name in draw(st.lists(st.sampled_from(["first", "second"]), unique=True)):
        target = draw(st.sampled_from(sorted(shared) if number in shared else range(len(NOUNS))))
        # What needs itself, or something that needs it, could never be the first row.
        nullable = target >= number or draw(st.booleans())
        rules = ["restrict", "cascade", *(["set_null"] if nullable else [])]
        found[name] = {
            "belongs_to": NOUNS[target],
            "on_delete": draw(st.sampled_from(rules)),
            **({"nullable": True} if nullable else {}),
        }
    if number not in shared and draw(st.booleans()):
        others = draw(st.sampled_from(range(number + 1)))
        found["linked"] = {"many_to_many": NOUNS[others], "max_items": draw(st.integers(1, 5))}
    return found


def _listing(draw: st.DrawFn, members: dict[str, Object], related: Object) -> Object:
    shown = {name: each for name, each in members.items() if "write_only" not in each}
    filters: Object = {}
    for name, member in shown.items():
        asked = (
            draw(st.lists(st.sampled_from(OPERATORS[str(member["type"])]), unique=True))
            if OPERATORS[str(member["type"])] and draw(st.booleans())
            else []
        )
        nulls = ["is_null"] if member.get("nullable") and draw(st.booleans()) else []
        if asked or nulls:
            filters[name] = [*asked, *nulls]
    sorts = [name for name, each in shown.items() if each["type"] in SORTABLE]
    chosen = draw(st.lists(st.sampled_from(sorts), unique=True)) if sorts else []
    signs = [draw(st.sampled_from(["", "-"])) + name for name in chosen]
    return {
        **({"filter": filters} if filters else {}),
        **({"sort": chosen} if chosen else {}),
        **({"default_sort": signs} if chosen and draw(st.booleans()) else {}),
        **({"expand": sorted(related)} if related and draw(st.booleans()) else {}),
    }


def _actions(draw: st.DrawFn, members: dict[str, Object]) -> Object:
    states = [name for name, each in members.items() if each["type"] == "State"]
    if not states:
        return {}
    field = draw(st.sampled_from(states))
    sources = draw(st.lists(st.sampled_from(WORDS), min_size=1, unique=True))
    move: Object = {"field": field, "from": sources, "to": draw(st.sampled_from(WORDS))}
    return {"move": {"transition": move, "method": draw(st.sampled_from(["POST", "PATCH"]))}}


@st.composite
def _resource(
    draw: st.DrawFn, number: int, shared: frozenset[int], parents: dict[int, int]
) -> Object:
    names = [f"f{index}" for index in range(draw(st.integers(1, 5)))]
    members: dict[str, Object] = {name: draw(fields()) for name in names}
    related = draw(relations(number, shared))
    resource: Object = {"fields": members, "relations": related}
    if number in shared:
        resource["owned"] = False
    elif number in parents:
        resource["parent"] = NOUNS[parents[number]]
    if number not in shared:
        resource |= {"soft_delete": True} if draw(st.integers(0, 3)) == 0 else {}
        resource |= {"actions": _actions(draw, members)}
    # Longer values would not fit into an index.
    scalars = [name for name, each in members.items() if each["type"] in SORTABLE | {"State"}]
    if scalars and draw(st.booleans()):
        keys = draw(st.lists(st.sampled_from(scalars), min_size=1, max_size=2, unique=True))
        resource["unique"] = {f"{NOUNS[number]}_key": keys}
        resource["indexes"] = {f"{NOUNS[number]}_look": {"fields": keys[::-1]}}
    listing = _listing(draw, members, related)
    if listing:
        resource["list"] = listing
    return {key: value for key, value in resource.items() if value != {}}


@st.composite
def whole_schemas(draw: st.DrawFn) -> str:
    """A schema of five resources that refer to each other, as JSON, which YAML contains."""
    shared = frozenset(draw(st.sets(st.integers(0, 1), max_size=1)))
    parents = {
        number: draw(st.integers(1, number - 1)) for number in (2, 3, 4)[1:] if draw(st.booleans())
    }
    schema = {
        "spec": 1,
        "api": {"title": "Whole", "version": "1.0.0"},
        "owner": draw(st.sampled_from([{}, {"path_param": "account", "type": "uuid"}])),
        "enums": {"State": {"values": list(WORDS)}},
        "resources": {
            noun: draw(_resource(number, shared, parents)) for number, noun in enumerate(NOUNS)
        },
    }
    return json.dumps(schema)
