"""The parameters of what can be asked of a list, and of a single read."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import Array, Boolean, Field, FieldType, Filter, Operator, Resource
from codegen.emit.asked import (
    MAX_VALUES,
    compared_type,
    default_words,
    filtered,
    may_hold_comma,
    sort_names,
    sort_words,
)
from codegen.emit.openapi.deprecation import notice, relation_deprecation, words_notice
from codegen.emit.wire import Json, query_schema
from codegen.naming import words

NO_COMMA = "^[^,]*$"


def asked_parameters(resource: Resource) -> list[Json]:
    """The filters of a list, its orders, and what it can be expanded with."""
    parameters: list[Json] = [_filter(each, field, resource) for each, field in filtered(resource)]
    if sort_names(resource):
        parameters.append(_sort(resource))
    return [*parameters, *expand_parameters(resource)]


def expand_parameters(resource: Resource) -> list[Json]:
    """What an answer can be expanded with, if anything."""
    if not resource.listing.expand:
        return []
    about = "The relations whose rows the answer is to hold, with commas between them."
    expand = resource.listing.expand
    ending = words_notice({name: relation_deprecation(resource, name) for name in expand})
    items: dict[str, Json] = {"type": "string", "enum": list(expand), **ending}
    return [_separated("expand", about, {"items": items, "uniqueItems": True})]


def _sort(resource: Resource) -> Json:
    about = (
        "The order: fields with commas between them, each of them once, and with `-` before those"
        " that go down. What is null comes last upwards, and first downwards."
    )
    twice: list[Json] = [
        {"allOf": [{"contains": {"const": name}}, {"contains": {"const": f"-{name}"}}]}
        for name in sort_names(resource)
    ]
    ending = words_notice(
        {
            sign + name: field.deprecation
            for name in sort_names(resource)
            if (field := resource.field(name)) is not None
            for sign in ("", "-")
        }
    )
    schema: dict[str, Json] = {
        "items": {"type": "string", "enum": list(sort_words(resource)), **ending},
        "uniqueItems": True,
        "not": twice[0] if len(twice) == 1 else {"anyOf": twice},
    }
    if default := default_words(resource):
        schema["default"] = list(default)
    return _separated("sort", about, schema)


def _filter(each: Filter, field: Field, resource: Resource) -> Json:
    about = f"Only {words(resource.plural)} {_condition(each, field.type)}"
    about = about.format(field=f"`{field.name}`")
    if each.operator is Operator.IS_NULL:
        return _parameter(each.parameter, about, query_schema(Boolean()), field)
    schema = query_schema(compared_type(each, field))
    if each.operator is not Operator.IN:
        return _parameter(each.parameter, about, schema, field)
    if may_hold_comma(compared_type(each, field)):
        schema = {**schema, "allOf": [{"pattern": NO_COMMA}]}
    many = _separated(each.parameter, about, {"items": schema, "maxItems": MAX_VALUES})
    return {**many, **notice(field.deprecation)}


def _condition(each: Filter, type_: FieldType) -> str:
    match each.operator:
        case Operator.EQ:
            return "whose {field} is this."
        case Operator.IN:
            return "whose {field} is one of these, which have commas between them."
        case Operator.LT:
            return "whose {field} is less than this."
        case Operator.LTE:
            return "whose {field} is this or less."
        case Operator.GT:
            return "whose {field} is more than this."
        case Operator.GTE:
            return "whose {field} is this or more."
        case Operator.CONTAINS if isinstance(type_, Array):
            return "that have this in {field}."
        case Operator.CONTAINS:
            return "whose {field} has this text in it, in capitals or not."
        case Operator.STARTS_WITH:
            return "whose {field} begins with this text, letter by letter."
        case Operator.IS_NULL:
            return "whose {field} is null if true, and those whose is not if false."
        case _:
            assert_never(each.operator)


def _parameter(name: str, about: str, schema: dict[str, Json], field: Field) -> Json:
    said = notice(field.deprecation)
    return {"name": name, "in": "query", "description": about, **said, "schema": schema}


def _separated(name: str, about: str, schema: dict[str, Json]) -> dict[str, Json]:
    return {
        "name": name,
        "in": "query",
        "description": about,
        "style": "form",
        "explode": False,
        "schema": {"type": "array", "minItems": 1, **schema},
    }
