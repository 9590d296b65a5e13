"""What leads from one resource to another, and what is asked of their lists, drawn at random."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from codegen.catalog import Hook

Object = dict[str, Any]

_OPERATORS = {
    "string": ["eq", "in", "contains", "starts_with"],
    "text": ["eq", "contains"],
    "slug": ["eq", "in", "starts_with"],
    "integer": ["eq", "in", "lt", "gte"],
    "bigint": ["eq", "gt"],
    "decimal": ["in", "lte"],
    "date": ["eq", "lt"],
    "datetime": ["lt", "gte"],
    "duration": ["gt"],
    "boolean": ["eq"],
    "uuid": ["eq", "in"],
    "Colour": ["eq", "in"],
    "json": [],
}
"""How fields of some types can be compared."""
_SHORT = ("integer", "bigint", "decimal", "date", "datetime", "boolean", "uuid", "Colour", "slug")
"""The types that lists can be sorted by, and that indexes can hold."""
_ALL = ("list", "get", "create", "update", "replace", "delete")


@st.composite
def related(draw: st.DrawFn, resources: Mapping[str, Object]) -> dict[str, Object]:
    """The same resources, with relations, parents, indexes, lists and hooks."""
    found = {name: dict(resource) for name, resource in resources.items()}
    names = list(found)
    shared = draw(st.sampled_from([None, names[0]]))
    for number, name in enumerate(names):
        resource = found[name]
        if name == shared:
            _share(resource)
        else:
            resource["relations"] = draw(_relations(names, number, shared))
            if number and draw(st.booleans()):
                resource["parent"] = draw(st.sampled_from(names[:number]))
            resource |= draw(_extras(resource))
        resource |= draw(_lookups(f"t{number}", resource, shared=name == shared))
    return found


def _share(resource: Object) -> None:
    """Leave what rows without an owner can have."""
    resource["owned"] = False
    resource.pop("actions", None)
    resource.pop("methods", None)
    resource.pop("batch_size", None)


@st.composite
def _relations(draw: st.DrawFn, names: list[str], number: int, shared: str | None) -> Object:
    relations: Object = {}
    for count in range(draw(st.integers(0, 2))):
        target = draw(st.sampled_from(names))
        kind = draw(st.sampled_from(["required", "nullable", "many"]))
        if kind == "many":
            relations[f"r{count}_many"] = {
                "many_to_many": target,
                "through": f"j{number}_{count}",
                "max_items": draw(st.integers(1, 5)),
            }
        elif kind == "required" and names.index(target) < number:
            on_delete = draw(st.sampled_from(["restrict", "cascade"]))
            relations[f"r{count}"] = {"belongs_to": target, "on_delete": on_delete}
        else:
            on_delete = draw(st.sampled_from(["restrict", "cascade", "set_null"]))
            flag = draw(st.sampled_from([{}, {"immutable": True}, {"read_only": True}]))
            relations[f"r{count}"] = {
                "belongs_to": target,
                "nullable": True,
                "on_delete": on_delete,
                **flag,
            }
            # The other side, where it is the same resource or comes with rows of the same owner.
            if target == names[number] and target != shared:
                field = {"has_many": target, "field": f"r{count}_id"}
                relations[f"back{count}"] = field
    return relations


@st.composite
def _extras(draw: st.DrawFn, resource: Object) -> Object:
    methods = resource.get("methods", _ALL)
    extras: Object = {}
    if "delete" in methods and draw(st.booleans()):
        extras["soft_delete"] = True
    hooks = [
        hook.value
        for hook in Hook
        if {"create": "create", "update": "update", "delete": "delete"}[hook.value.split("_")[1]]
        in methods
    ]
    if draw(st.booleans()) and hooks:
        extras["hooks"] = draw(st.lists(st.sampled_from(hooks), min_size=1, unique=True))
    if draw(st.booleans()):
        extras["computed"] = {"reckoned": {"type": "integer", "nullable": draw(st.booleans())}}
    if draw(st.booleans()):
        extras["override"] = "required"
    return extras


@st.composite
def _lookups(draw: st.DrawFn, prefix: str, resource: Object, *, shared: bool) -> Object:
    fields: Mapping[str, Object] = resource["fields"]
    open_ = {name: field for name, field in fields.items() if not field.get("write_only")}
    short = [name for name, field in fields.items() if field["type"] in _SHORT]
    lookups: Object = {}
    if short:
        one = draw(st.sampled_from(short))
        lookups["unique"] = {f"{prefix}_only": [one]}
        where = f'"{one}" IS NOT NULL'
        lookups["indexes"] = {f"{prefix}_some": {"fields": [f"-{one}"], "where": where}}
        lookups["checks"] = {f"{prefix}_holds": f'"{one}" IS NULL OR {where}'}
    methods = resource.get("methods", ["list", "get"] if shared else _ALL)
    if "list" in methods:
        sorts = [name for name in short if name in open_]
        lookups["list"] = {
            "filter": {
                name: words
                for name, field in open_.items()
                if draw(st.booleans()) and (words := _compared(field))
            },
            "sort": sorts,
            "expand": draw(st.sampled_from([[], list(resource.get("relations", {}))])),
            "index_hint": "none",
        }
        if sorts:
            sign = draw(st.sampled_from(["", "-"]))
            lookups["list"]["default_sort"] = [sign + draw(st.sampled_from(sorts))]
    return lookups


def _compared(field: Object) -> list[str]:
    known = _OPERATORS.get(str(field["type"]))
    if known is None:
        return []
    return [*known, *(["is_null"] if field.get("nullable") else [])]
