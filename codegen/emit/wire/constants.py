"""Constants of the schema: as they travel, and as Python source."""

from __future__ import annotations

import json
from base64 import b64encode
from datetime import UTC, date, datetime, time, timedelta
from decimal import Context, Decimal
from typing import assert_never
from uuid import UUID

from codegen import catalog
from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Constant,
    Date,
    Datetime,
    Duration,
    Email,
    Enum,
    Field,
    FieldType,
    Float,
    Function,
    Integer,
    JsonText,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
    Value,
)
from codegen.emit.wire.annotations import Annotation
from codegen.emit.wire.documents import Json
from codegen.module import literal


def to_json(value: Value) -> Json:
    """A constant as it travels."""
    match value:
        case tuple():
            return [to_json(item) for item in value]
        case datetime():
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return span(value)
        case Decimal():
            return f"{value:f}"
        case UUID():
            return str(value)
        case bytes():
            return b64encode(value).decode()
        case JsonText(text):
            parsed: Json = json.loads(text)
            return parsed
        case None | bool() | int() | float() | str():
            return value
        case _:
            assert_never(value)


def span(value: timedelta) -> str:
    """A length of time in ISO 8601: `P1DT2H3M4.5S`, without the parts that are zero."""
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    exact = f"{seconds}.{value.microseconds:06}".rstrip("0").rstrip(".")
    parts = ((f"{hours}", "H"), (f"{minutes}", "M"), (exact, "S"))
    clock = "".join(number + unit for number, unit in parts if number != "0")
    days = f"{value.days}D" if value.days else ""
    return f"P{days}" + (f"T{clock}" if clock else "") if days or clock else "PT0S"


def to_python(value: Value) -> Annotation:
    """A constant as Python source."""
    match value:
        case tuple():
            items = [to_python(item) for item in value]
            imports = tuple(needed for item in items for needed in item.imports)
            return Annotation(f"[{', '.join(item.source for item in items)}]", imports)
        case datetime():
            return _built(
                "datetime", "datetime", f".fromisoformat({value.astimezone(UTC).isoformat()!r})"
            )
        case date():
            return _built("datetime", "date", f"({value.year}, {value.month}, {value.day})")
        case time():
            return _built("datetime", "time", f".fromisoformat({value.isoformat()!r})")
        case timedelta():
            return _built("datetime", "timedelta", f"({_spent(value)})")
        case Decimal():
            return _built("decimal", "Decimal", f'("{value:f}")')
        case UUID():
            return _built("uuid", "UUID", f'("{value}")')
        case bytes():
            return Annotation(f"bytes.fromhex({literal(value.hex())})" if value else 'b""')
        case JsonText(text):
            return Annotation(_json_source(json.loads(text)))
        case str():
            return Annotation(literal(value))
        case None | bool() | int() | float():
            return Annotation(repr(value))
        case _:
            assert_never(value)


def _built(module: str, name: str, rest: str) -> Annotation:
    return Annotation(name + rest, ((module, name),))


def _spent(value: timedelta) -> str:
    parts = (("days", value.days), ("seconds", value.seconds), ("microseconds", value.microseconds))
    return ", ".join(f"{unit}={number}" for unit, number in parts if number)


def _json_source(value: Json) -> str:
    match value:
        case str():
            return literal(value)
        case dict():
            members = (f"{literal(name)}: {_json_source(part)}" for name, part in value.items())
            return f"{{{', '.join(members)}}}"
        case list():
            return f"[{', '.join(map(_json_source, value))}]"
        case _:
            return repr(value)


def example(field: Field) -> Json:
    """A value that the field takes, from the schema where it gives one.

    A pattern without an example gives None: guessing a text that matches it helps nobody.
    """
    if field.examples:
        return to_json(field.examples[0])
    match field.default:
        case Constant(value):
            return to_json(value)
        case Function() | None:
            return _plain_example(field.type)
        case _:
            assert_never(field.default)


def _plain_example(type_: FieldType) -> Json:
    match type_:
        case String(minimum, maximum, pattern):
            return None if pattern is not None else "example"[:maximum].ljust(minimum, "x")
        case Text(minimum, maximum):
            return "An example."[:maximum].ljust(minimum, "x")
        case Email(maximum):
            return "someone@example.com" if maximum >= 19 else "a@b"[:maximum]
        case Url(maximum):
            return "https://example.com/" if maximum >= 20 else "http://a"[:maximum]
        case Slug(maximum):
            return "an-example" if maximum >= 10 else "a"
        case Integer(minimum, maximum) | BigInteger(minimum, maximum):
            return max(minimum, min(1, maximum))
        case Float(least, most):
            return _within(0.5, least, most)
        case catalog.Decimal():
            return f"{_decimal_example(type_):f}"
        case Bytes(minimum, maximum):
            return to_json(b"An example."[:maximum].ljust(minimum, b"."))
        case Enum(values=words):
            return words[0]
        case Array(item, minimum, maximum):
            one = _plain_example(item)
            return None if one is None else [one] * max(minimum, min(1, maximum))
        case _:
            return _form_example(type_)


def _form_example(
    type_: Boolean | Date | Time | Datetime | Duration | Uuid | catalog.Json,
) -> Json:
    match type_:
        case Boolean():
            return True
        case Date():
            return "2026-01-31"
        case Time():
            return "09:30:00"
        case Datetime():
            return "2026-01-31T09:30:00Z"
        case Duration():
            return "PT1H30M"
        case Uuid():
            return "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
        case catalog.Json():
            return {"key": "value"}
        case _:
            assert_never(type_)


def _within(value: float, least: float | None, most: float | None) -> float:
    value = value if least is None else max(value, least)
    return value if most is None else min(value, most)


def _decimal_example(type_: catalog.Decimal) -> Decimal:
    """A number of the type with all its digits behind the point."""
    unit = Decimal(1).scaleb(-type_.scale)
    value = Decimal(1) if type_.precision > type_.scale else unit
    if type_.minimum is not None:
        value = max(value, type_.minimum)
    if type_.maximum is not None:
        value = min(value, type_.maximum)
    return value.quantize(unit, context=Context(prec=200))
