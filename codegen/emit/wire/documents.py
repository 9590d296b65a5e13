"""What the OpenAPI document promises of each type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, assert_never

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    FieldType,
    Float,
    Integer,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from codegen.catalog import Json as JsonType
from codegen.emit.wire.decimals import decimal_pattern
from codegen.emit.wire.patterns import (
    BASE64,
    DAY,
    DECIMAL,
    INSTANT,
    NO_NUL,
    SPAN,
    TIME_OF_DAY,
    UUID_PATTERN,
)
from codegen.patterns import EMAIL, SLUG, URL

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
Schema: TypeAlias = dict[str, Json]

JSON_COMPONENT = "JsonValue"
"""The component that a `json` field's parts refer to; it refers to itself."""

_NULL: Schema = {"type": "null"}
_NOT_NULL: Schema = {"not": _NULL}

_COUNTED_BYTES = 300
"""Up to this size, a pattern counts the bytes; a longer one would be too large for some readers."""


def input_schema(type_: FieldType) -> Schema:
    """The JSON Schema of a value that a client may send."""
    match type_:
        case String(minimum, maximum, pattern):
            return _text_schema(minimum, maximum, pattern or NO_NUL)
        case Text(minimum, maximum):
            return _text_schema(minimum, maximum, NO_NUL)
        case Email(maximum):
            # Without `format: email`, by which `.a@b` is no address; browsers and this API take it.
            return _text_schema(0, maximum, EMAIL)
        case Url(maximum):
            return _text_schema(0, maximum, URL)
        case Slug(maximum):
            return _text_schema(0, maximum, SLUG)
        case Integer(minimum, maximum) | BigInteger(minimum, maximum):
            return {"type": "integer", "minimum": minimum, "maximum": maximum}
        case Float(least, most):
            lower: Schema = {} if least is None else {"minimum": least}
            upper: Schema = {} if most is None else {"maximum": most}
            return {"type": "number", "format": "double", **lower, **upper}
        case Decimal():
            return {"type": "string", "format": "decimal", "pattern": decimal_pattern(type_)}
        case Bytes(minimum, maximum):
            return _bytes_schema(minimum, maximum)
        case JsonType():
            return {"$ref": f"#/components/schemas/{JSON_COMPONENT}", **_NOT_NULL}
        case Enum(class_name=name):
            return {"$ref": f"#/components/schemas/{name}"}
        case Array(item, minimum, maximum):
            least_items: Schema = {"minItems": minimum} if minimum else {}
            items = input_schema(item)
            once: Schema = {"uniqueItems": True} if type_.distinct else {}
            return {"type": "array", "items": items, **least_items, "maxItems": maximum, **once}
        case _:
            return _form_schema(type_)


def _form_schema(type_: Boolean | Date | Time | Datetime | Duration | Uuid) -> Schema:
    """The schema of a type that has no bounds."""
    match type_:
        case Boolean():
            return {"type": "boolean"}
        case Date():
            return {"type": "string", "format": "date", "pattern": DAY}
        case Time():
            return {"type": "string", "pattern": TIME_OF_DAY}
        case Datetime():
            return {"type": "string", "format": "date-time", "pattern": INSTANT}
        case Duration():
            return {"type": "string", "pattern": SPAN}
        case Uuid():
            return {"type": "string", "format": "uuid", "pattern": UUID_PATTERN}
        case _:
            assert_never(type_)


def _text_schema(minimum: int, maximum: int, pattern: str) -> Schema:
    lower: Schema = {"minLength": minimum} if minimum else {}
    return {"type": "string", **lower, "maxLength": maximum, "pattern": pattern}


def _bytes_schema(minimum: int, maximum: int) -> Schema:
    """So many bytes in base64, which has four characters for each three of them."""
    shortest, longest = _base64_length(minimum), _base64_length(maximum)
    lower: Schema = {"minLength": shortest} if minimum else {}
    schema: Schema = {"type": "string", "contentEncoding": "base64", **lower, "maxLength": longest}
    if maximum <= _COUNTED_BYTES:
        return {**schema, "pattern": _counted_base64(minimum, maximum)}
    # The last four characters stand for one, two or three bytes. Where the bound is in between,
    # what has just the length of the bound must not end as what is beyond it does.
    beyond: list[Schema] = []
    if maximum % 3:
        padding = "[^=]=?$" if maximum % 3 == 1 else "[^=]$"
        beyond.append({"type": "string", "minLength": longest, "pattern": padding})
    if minimum % 3 != 1 and minimum:
        padding = "=$" if minimum % 3 == 0 else "==$"
        beyond.append({"type": "string", "maxLength": shortest, "pattern": padding})
    match beyond:
        case []:
            return {**schema, "pattern": BASE64}
        case [one]:
            return {**schema, "pattern": BASE64, "not": one}
        case _:
            return {**schema, "pattern": BASE64, "not": {"anyOf": beyond}}


def _base64_length(size: int) -> int:
    return -(-size // 3) * 4


def _counted_base64(minimum: int, maximum: int) -> str:
    """A pattern that counts the groups of four characters, for each of the three endings."""
    endings = ("", "[A-Za-z0-9+/][AQgw]==", "[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=")
    ranges = {
        ending: (max(-(-(minimum - rest) // 3), 0), (maximum - rest) // 3)
        for rest, ending in enumerate(endings)
    }
    alternatives: dict[tuple[int, int], list[str]] = {}
    for ending, (low, high) in ranges.items():
        if low <= high:
            alternatives.setdefault((low, high), []).append(ending)
    found = [
        f"([A-Za-z0-9+/]{{4}}){{{low},{high}}}{_one_of(endings)}"
        for (low, high), endings in alternatives.items()
    ]
    return f"^({'|'.join(found)})$" if len(found) > 1 else f"^{found[0]}$"


def _one_of(endings: Sequence[str]) -> str:
    present = [ending for ending in endings if ending]
    if not present:
        return ""
    return f"({'|'.join(present)})" + ("?" if "" in endings else "")


def json_component() -> Schema:
    """What a `json` field is made of.

    It has no `type`: a list of all six is nothing that generated clients can hold in one variable.
    `unevaluatedProperties` is here what `additionalProperties` would be, by which some of them take
    every value for an object.
    """
    part: Schema = {"$ref": f"#/components/schemas/{JSON_COMPONENT}"}
    return {
        "description": "Any JSON value; no text in it, and no name of a member, has U+0000 in it.",
        "pattern": NO_NUL,
        "items": part,
        "propertyNames": {"pattern": NO_NUL},
        "unevaluatedProperties": part,
    }


def enum_component(enum: Enum) -> Schema:
    """The words of an enum."""
    about: Schema = {} if enum.description is None else {"description": enum.description}
    return {"type": "string", **about, "enum": list(enum.values)}


def output_schema(type_: FieldType) -> Schema:
    """The JSON Schema of a value in an answer.

    Bounds are left out: a bound that is tightened must not make older rows a broken promise.
    """
    match type_:
        case String() | Text() | Email() | Url() | Slug() | Time() | Duration():
            return {"type": "string"}
        case Integer() | BigInteger():
            return {"type": "integer"}
        case Float():
            return {"type": "number", "format": "double"}
        case Decimal():
            return {"type": "string", "format": "decimal", "pattern": DECIMAL}
        case Boolean():
            return {"type": "boolean"}
        case Date():
            return {"type": "string", "format": "date"}
        case Datetime():
            return {"type": "string", "format": "date-time"}
        case Uuid():
            return {"type": "string", "format": "uuid"}
        case Bytes():
            return {"type": "string", "contentEncoding": "base64"}
        case JsonType():
            return {**_NOT_NULL}
        case Enum():
            return input_schema(type_)
        case Array(item):
            return {"type": "array", "items": output_schema(item)}
        case _:
            assert_never(type_)


def query_schema(type_: FieldType) -> Schema:
    """The JSON Schema of a value in a query, where it stands as its JSON text without quotes."""
    return input_schema(type_)


def nullable_schema(schema: Schema) -> Schema:
    """The schema, and null."""
    if schema.get("not") == _NULL:
        return {word: value for word, value in schema.items() if word != "not"}
    match schema.get("type"):
        case str(type_):
            return {**schema, "type": [type_, "null"]}
        case _:
            return {"anyOf": [schema, _NULL]}
