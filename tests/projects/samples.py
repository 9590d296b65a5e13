"""A value for every field, as JSON has it, and as many different ones as its type allows."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal as Exact
from typing import assert_never
from uuid import UUID

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Constant,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    Field,
    FieldType,
    Float,
    Integer,
    Json,
    JsonText,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
    Value,
)
from codegen.read.pattern.expression import parse_expression
from codegen.read.pattern.parts import Choice, Joined, One, Part, Repeat
from tests.api.document import Json as Wire


def sample(field: Field, number: int) -> Wire:
    """A value of the field: its first example or default for 0, and others for other numbers."""
    if number == 0 and field.examples:
        return wire(field.examples[0])
    if number == 0 and isinstance(field.default, Constant):
        return wire(field.default.value)
    return value(field.type, number)


def wire(constant: Value) -> Wire:
    """A constant of the schema as it travels."""
    match constant:
        case None | bool() | int() | float() | str():
            return constant
        case Exact():
            return f"{constant:f}"
        case UUID() | date() | time():
            return constant.isoformat() if isinstance(constant, date | time) else str(constant)
        case timedelta():
            return period(constant)
        case bytes():
            return b64encode(constant).decode()
        case JsonText(text):
            loaded: Wire = json.loads(text)
            return loaded
        case tuple():
            return [wire(item) for item in constant]
        case _:
            assert_never(constant)


def value(type_: FieldType, number: int) -> Wire:
    """The value of that number: different numbers are different values, where there are so many."""
    match type_:
        case String(least, most, pattern) if pattern is not None:
            return _matching(pattern, number, least, most)
        case String(least, most) | Text(least, most):
            return f"sample {number}".ljust(least, ".")[-most:]
        case Email(most):
            return _first(most, f"sample{number}@example.com", f"{number}@b")
        case Url(most):
            return _first(most, f"https://example.com/{number}", f"http://{number}")
        case Slug(most):
            return _first(most, f"s{number}", str(number)[-most:])
        case Uuid():
            return str(UUID(int=number, version=4))
        case Boolean():
            return number % 2 == 1
        case Enum(values=words):
            return words[number % len(words)]
        case Date() | Datetime() | Time() | Duration():
            return _moment(type_, number)
        case Integer() | BigInteger() | Float() | Decimal():
            return _number(type_, number)
        case Json():
            return {"number": number, "of": [None, True, "text", {"deep": 1.5}]}
        case Bytes(least, most):
            return b64encode(number.to_bytes(4).rjust(least, b"\0")[-most:]).decode()
        case Array(item, least, most):
            count = min(max(least, 2), most)
            return [value(item, number + each) for each in range(count)]
        case _:
            assert_never(type_)


def _first(most: int, long: str, short: str) -> str:
    """The long one where there is room for it."""
    return long if len(long) <= most else short


def _moment(type_: Date | Datetime | Time | Duration, number: int) -> str:
    start = datetime(2026, 1, 31, 9, 30)
    match type_:
        case Date():
            return (start + timedelta(days=number)).date().isoformat()
        case Datetime():
            return f"{(start + timedelta(minutes=number)).isoformat()}Z"
        case Time():
            return (start + timedelta(minutes=number)).time().isoformat()
        case Duration():
            return period(timedelta(minutes=number))


def period(length: timedelta) -> str:
    """A length of time as ISO 8601 has it."""
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    second = f"{seconds}.{length.microseconds:06}".rstrip("0").rstrip(".")
    return f"P{length.days}DT{hours}H{minutes}M{second}S"


def _number(type_: Integer | BigInteger | Float | Decimal, number: int) -> Wire:
    match type_:
        case Decimal(precision, scale, low, high):
            unit = Exact(1).scaleb(-scale)
            most = unit * (10**precision - 1)
            least = -most if low is None else low
            found = _within(
                least, most if high is None else high, max(least, Exact(0)) + unit * number
            )
            return f"{found:f}"
        case Float(low, high):
            least, most = Exact(low or 0), Exact(high or 2**60)
            return float(_within(least, most, least + Exact(number) / 8))
        case Integer(low, high) | BigInteger(low, high):
            return int(_within(Exact(low), Exact(high), Exact(max(low, 0) + number)))


def _within(low: Exact, high: Exact, wanted: Exact) -> Exact:
    """The number that is wanted, or the nearest within the bounds."""
    return min(max(wanted, low), high)


def _matching(pattern: str, number: int, least: int, most: int) -> str:
    """A text that matches, one for each number as far as the pattern has so many."""
    part = parse_expression(pattern)
    # Room for many of them first; a short text where there is no such room.
    for longer in (6, 5, 4, 3, 2, 1, 0, *range(7, most + 1)):
        text, _ = _text(part, number, longer)
        if least <= len(text) <= most:
            return text
    raise AssertionError(f"no text was found that matches {pattern}")


def _text(part: Part, number: int, longer: int) -> tuple[str, int]:
    """A text, and what is left of the number: each place takes a digit of it, the last first."""
    match part:
        case One(set_):
            plain = [
                chr(code) for low, high in set_ for code in range(low, min(high, low + 25) + 1)
            ]
            return plain[number % len(plain)], number // len(plain)
        case Joined(parts):
            return _joined(parts, number, longer)
        case Choice(parts):
            return _text(parts[number % len(parts)], number // len(parts), longer)
        case Repeat(inner, low, high):
            count = max(low, min(longer, low + longer if high is None else high))
            return _joined((inner,) * count, number, 0 if count else longer)
        case _:
            assert_never(part)


def _joined(parts: Sequence[Part], number: int, longer: int) -> tuple[str, int]:
    text = ""
    for part in reversed(parts):
        piece, number = _text(part, number, longer)
        text = piece + text
    return text, number
