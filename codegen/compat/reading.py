"""Schemas as they are written in a document, read into shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce

from codegen.compat.document import Document, Node, node, schema_name, spelled, text, values
from codegen.compat.shapes import NOTHING, TYPES, Shape, choose, meet

_LIMITS = frozenset(
    {
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems"),
        *("minProperties", "maxProperties", "format", "contentEncoding", "contentMediaType"),
    }
)
_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SCHEMAS = frozenset(
    {
        *("not", "if", "then", "else", "items", "contains", "additionalProperties"),
        *("propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema"),
    }
)
_RULES = frozenset(
    {
        *("if", "then", "else", "contains", "minContains", "maxContains", "prefixItems"),
        *("propertyNames", "patternProperties", "dependentRequired", "dependentSchemas"),
        *("unevaluatedItems", "unevaluatedProperties", "contentSchema", "discriminator", "xml"),
        "$dynamicRef",
    }
)
_READ = frozenset(
    {
        *("$ref", "allOf", "anyOf", "oneOf", "not", "type", "nullable", "enum", "const", "items"),
        *("properties", "required", "additionalProperties", "pattern"),
        *("$schema", "$id", "$anchor", "$dynamicAnchor", "$defs", "definitions"),
    }
)
_OF_PYTHON = {str: "string", bool: "boolean", int: "integer", float: "number"}


def read_shape(document: Document, schema: object, followed: frozenset[str] = frozenset()) -> Shape:
    """What a schema allows; a reference that leads back to itself adds nothing."""
    if schema is False:
        return NOTHING
    written = node(schema)
    parts = [_own(document, written)]
    reference = text(written.get("$ref"))
    if reference and reference not in followed:
        target = document.target(reference)
        if target is None:
            parts.append(Shape(rules=frozenset({("$ref", reference)})))
        else:
            there = read_shape(document, target, followed | {reference})
            parts.append(replace(there, name=schema_name(written)))
    followed |= {reference}
    parts += [read_shape(document, each, followed) for each in values(written.get("allOf"))]
    whole = reduce(meet, parts)
    for keyword in ("anyOf", "oneOf"):
        if among := values(written.get(keyword)):
            whole = choose(whole, (read_shape(document, each, followed) for each in among))
    return whole


def essence(document: Document, schema: object, followed: frozenset[str] = frozenset()) -> object:
    """A schema with its references followed and without what limits nothing, to be held equal."""
    if not isinstance(schema, Mapping):
        return schema
    found: dict[str, object] = {}
    for key, value in schema.items():
        if key in _MAPS:
            found[key] = {
                name: essence(document, each, followed) for name, each in node(value).items()
            }
        elif key in _LISTS:
            found[key] = [essence(document, each, followed) for each in values(value)]
        elif key in _SCHEMAS:
            found[key] = essence(document, value, followed)
        elif key == "$ref" and text(value) not in followed:
            target = document.target(text(value))
            known = followed | {text(value)}
            found[key] = value if target is None else essence(document, target, known)
        elif key in _LIMITS | _RULES | _READ:
            found[key] = value
    return found


def _own(document: Document, written: Node) -> Shape:
    """What the keywords of one schema say, without those that refer to others."""
    types, null, words = _values(written)
    required = frozenset(map(str, values(written.get("required"))))
    members = {str(name): each for name, each in node(written.get("properties")).items()}
    items = written.get("items", True)
    return Shape(
        types=types,
        null=null,
        words=words,
        limits=_limits(written),
        patterns=frozenset({text(written["pattern"])}) if "pattern" in written else frozenset(),
        members={**dict.fromkeys(sorted(required - members.keys()), True), **members},
        required=required,
        extra=written.get("additionalProperties", True),
        items=items if isinstance(items, Mapping | bool) else True,
        excluded=_excluded(document, written),
        rules=_rules(document, written),
        notes={
            key: value
            for key, value in written.items()
            if key not in _LIMITS and key not in _RULES and key not in _READ
        },
    )


def _values(written: Node) -> tuple[frozenset[str], bool, frozenset[str] | None]:
    """The types, whether null is allowed, and the values where they are counted."""
    declared = written.get("type")
    listed = [declared] if isinstance(declared, str) else values(declared)
    types = frozenset(map(str, listed)) if "type" in written else TYPES | {"null"}
    if written.get("nullable") is True:
        types |= {"null"}
    if "number" in types:
        types -= {"integer"}
    null, types = "null" in types, types - {"null"}
    lists = [values(written["enum"])] if "enum" in written else []
    lists += [[written["const"]]] if "const" in written else []
    if not lists:
        return types, null, None
    allowed = [each for each in lists[0] if all(_among(each, other) for other in lists)]
    if "type" not in written:
        types = frozenset(_type(each) for each in allowed if each is not None)
    words = frozenset(spelled(_plain(each)) for each in allowed if each is not None)
    return types, null and None in allowed, words


def _among(value: object, others: object) -> bool:
    return any(spelled(_plain(value)) == spelled(_plain(other)) for other in values(others))


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _type(value: object) -> str:
    kind = "object" if isinstance(value, Mapping) else "array"
    return _OF_PYTHON.get(type(_plain(value)), kind)


def _limits(written: Node) -> dict[str, object]:
    """Limits that limit; `exclusiveMinimum: true` beside `minimum` is how OpenAPI 3.0 says it."""
    limits = {
        key: value
        for key, value in written.items()
        if key in _LIMITS
        and value is not False
        and not (key in {"minLength", "minItems", "minProperties"} and value == 0)
    }
    for plain, strict in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if limits.get(strict) is True:
            limits[strict] = limits.pop(plain, None)
    return {key: value for key, value in limits.items() if value is not None}


def _excluded(document: Document, written: Node) -> dict[str, object]:
    """What `not` excludes, one by one where it excludes any of several."""
    if "not" not in written:
        return {}
    outer = written["not"]
    several = values(node(outer).get("anyOf")) if set(node(outer)) == {"anyOf"} else ()
    return {spelled(essence(document, each)): each for each in several or (outer,)}


def _rules(document: Document, written: Node) -> frozenset[tuple[str, str]]:
    rules = set()
    for key in _RULES & written.keys():
        value = essence(document, {key: written[key]})
        nothing = written[key] is True or written[key] == {}
        if not nothing and not (key == "if" and not {"then", "else"} & written.keys()):
            rules.add((key, spelled(node(value)[key])))
    if isinstance(written.get("items"), list):
        rules.add(("items", spelled(written["items"])))
    return frozenset(rules)
