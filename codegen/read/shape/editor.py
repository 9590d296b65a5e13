"""The JSON Schema by which an editor completes and checks `schema.yaml`.

It is made from the vocabulary, by which the file itself is checked, so that the two cannot differ:
what it refuses is refused, and what it lets pass has the shape of a schema. What can only be told
by looking at several places (a relation to a resource that is not there) it cannot know.

It is in draft 7, the newest that the editors' YAML servers know in full.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from codegen.read.shape.kinds import (
    Constant,
    Day,
    Each,
    Either,
    Flag,
    Key,
    Kind,
    Line,
    Named,
    Number,
    Object,
    Prose,
    TypeName,
    Whole,
    Word,
)
from codegen.read.vocabulary import (
    ARRAY_CONSTRAINTS,
    ENUM_NAME,
    MAX_NAME,
    NO_ITEM,
    SCHEMA,
    TYPES,
)

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"
Schema: TypeAlias = dict[str, Json]

# What Python calls blank, without what is a control character as well.
_BLANK = r"\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CONTROL = r"\u0000-\u001f\u007f-\u009f"
_CONTROL_IN_PROSE = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f"

_LINE = f"^[^{_CONTROL}]*[^{_CONTROL}{_BLANK}][^{_CONTROL}]*$"
_ANY_LINE = f"^[^{_CONTROL}]*$"
_PROSE = rf"^[^{_CONTROL_IN_PROSE}]*[^{_CONTROL}{_BLANK}][^{_CONTROL_IN_PROSE}]*$"
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def editor_schema() -> Schema:
    """The JSON Schema of a whole file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "schema.yaml",
        **_schema(SCHEMA),
        "definitions": {"type": _type_name()},
    }


def _schema(kind: Kind) -> Schema:
    match kind:
        case Object():
            return _object(kind)
        case Named(value, least, form, most, _):
            return {**_named(value, least, form), "maxProperties": most}
        case Each(item, least, most):
            fewest: Schema = {"minItems": 1} if least else {}
            return {"type": "array", "items": _schema(item), **fewest, "maxItems": most}
        case Either(forms):
            return {"anyOf": [_schema(form) for form in forms]}
        case _:
            return _scalar(kind)


def _scalar(
    kind: Line | Prose | Whole | Number | Day | Flag | Constant | Word | TypeName,
) -> Schema:
    match kind:
        case Line(form=form) if form:
            return {"type": "string", "pattern": f"^{form}$", "maxLength": MAX_NAME}
        case Line(may_be_null=True):
            return {"type": ["string", "null"], "pattern": _LINE}
        case Line(may_be_empty):
            return {"type": "string", "pattern": _ANY_LINE if may_be_empty else _LINE}
        case Prose():
            return {"type": "string", "pattern": _PROSE}
        case Whole():
            return {"type": "integer"}
        case Number():
            return {"type": "number"}
        case Day():
            return {"type": "string", "format": "date", "pattern": _DAY}
        case Flag():
            return {"type": "boolean"}
        case Constant():
            return {}
        case Word(_, words):
            return {"enum": [*words]}
        case TypeName():
            # Beside `$ref`, this draft passes over whatever else is said.
            return {"allOf": [{"$ref": "#/definitions/type"}]}
        case _:
            assert_never(kind)


def _named(value: Kind, least: str, form: str) -> Schema:
    fewest: Schema = {"minProperties": 1} if least else {}
    if not form:
        return {"type": "object", "additionalProperties": _schema(value), **fewest}
    return {
        "type": "object",
        "propertyNames": {"maxLength": MAX_NAME * 2 + 1 if "." in form else MAX_NAME},
        "patternProperties": {f"^{form}$": _schema(value)},
        "additionalProperties": False,
        **fewest,
    }


def _object(shape: Object) -> Schema:
    known = list(shape.keys)
    required: list[Json] = [key.name for key in known if key.required]
    rules = _rules(known)
    return {
        "type": "object",
        "properties": {key.name: {"description": key.doc, **_schema(key.kind)} for key in known},
        **({"required": required} if required else {}),
        "additionalProperties": False,
        **rules,
    }


def _rules(keys: list[Key]) -> Schema:
    """What a key asks of others in its place."""
    names = {key.name for key in keys}
    beside: Schema = {
        key.name: {"required": [key.beside], "properties": {key.beside: {"const": True}}}
        for key in keys
        if key.beside
    }
    if "type" not in names:
        return {"dependencies": beside} if beside else {}
    allowed: Schema = {
        name: {"properties": {"type": {"anyOf": _types_with(name)}}}
        for name in _constraints()
        if name in names
    }
    needed: list[Json] = [
        {
            "if": {"properties": {"type": {"enum": _words(type_.name)}}, "required": ["type"]},
            "then": {"required": [*type_.needs]},
        }
        for type_ in TYPES
        if type_.needs and names.issuperset(type_.needs)
    ]
    return {"dependencies": {**allowed, **beside}, **({"allOf": needed} if needed else {})}


def _constraints() -> list[str]:
    """Every constraint that some type has, in the order in which they are first named."""
    of_types = [name for type_ in TYPES for name in type_.constraints]
    return list(dict.fromkeys([*of_types, *ARRAY_CONSTRAINTS]))


def _types_with(constraint: str) -> list[Json]:
    """The types that a constraint says something about."""
    if constraint in ARRAY_CONSTRAINTS:
        return [{"type": "string", "pattern": r"\[\]$"}]
    words = [
        word for type_ in TYPES if constraint in type_.constraints for word in _words(type_.name)
    ]
    return [{"enum": words}]


def _words(type_name: str) -> list[Json]:
    """The type, and the array of it."""
    return [type_name] if type_name in NO_ITEM else [type_name, f"{type_name}[]"]


def _type_name() -> Schema:
    plain: list[Json] = [{"const": type_.name, "description": type_.doc} for type_ in TYPES]
    arrays: list[Json] = [
        {"const": f"{type_.name}[]", "description": f"A list. Each item: {type_.doc}"}
        for type_ in TYPES
        if type_.name not in NO_ITEM
    ]
    enum: Json = {
        "type": "string",
        "pattern": rf"^{ENUM_NAME}(\[\])?$",
        "description": "The name of an enum, or a list of its words.",
    }
    return {"anyOf": [*plain, *arrays, enum]}
