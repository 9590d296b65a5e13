"""Constants of the schema (defaults, examples, backfills), each held against its field's type."""

from __future__ import annotations

import re
from datetime import datetime
from typing import assert_never
from uuid import UUID

from codegen.catalog import (
    Boolean,
    Datetime,
    FieldType,
    Integer,
    String,
    Text,
    Uuid,
    Value,
)
from codegen.read.nodes import Raw, shown
from codegen.read.pattern import matches

_INSTANT = re.compile(
    r"([0-9]{4})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"(Z|[+-][0-9]{2}:[0-9]{2})"
)
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


class Unfit(Exception):
    """A constant is not of its field's type, or outside of its constraints."""

    def __init__(self, reason: str, hint: str | None = None) -> None:
        self.reason = reason
        self.hint = hint
        super().__init__(reason)


def constant(raw: Raw, type_: FieldType) -> Value:
    """The constant as a value of the type. Raises Unfit."""
    match type_, raw:
        case ((String() | Text()), str()):
            return _text(raw, type_)
        case ((String() | Text()), int() | float()):
            raise Unfit("it is not text", "put it within quotes")
        case Integer(minimum, maximum), int() if not isinstance(raw, bool):
            if raw < minimum:
                raise Unfit(f"it is less than {minimum}")
            if raw > maximum:
                raise Unfit(f"it is more than {maximum}")
            return raw
        case Boolean(), bool():
            return raw
        case Datetime(), str():
            return _instant(raw)
        case Uuid(), str():
            return _uuid(raw)
        case _:
            raise Unfit(f"it is not {_a(type_)}", _form(type_))


def _text(text: str, type_: String | Text) -> str:
    length = len(text)
    if length < type_.min_length:
        raise Unfit(f"its length is {length}, and at least {type_.min_length} is asked for")
    if length > type_.max_length:
        raise Unfit(f"its length is {length}, and at most {type_.max_length} is allowed")
    pattern = type_.pattern if isinstance(type_, String) else None
    if pattern is not None and not matches(pattern, text):
        raise Unfit(f"it does not match the pattern {shown(pattern)}")
    return text


def _instant(text: str) -> datetime:
    form = _INSTANT.fullmatch(text)
    if form is None:
        raise Unfit("it is not an instant with an offset, as in RFC 3339", _form(Datetime()))
    # Near the ends an instant in UTC would leave the years that PostgreSQL and Python share.
    if not 2 <= int(form[1]) <= 9998:
        raise Unfit("its year is not between 0002 and 9998")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Unfit("there is no such instant", _form(Datetime())) from None


def _uuid(text: str) -> UUID:
    if _UUID.fullmatch(text) is None:
        raise Unfit("it is not a UUID of 36 characters", _form(Uuid()))
    return UUID(text)


def _a(type_: FieldType) -> str:
    match type_:
        case String() | Text():
            return "text"
        case Integer():
            return "a whole number"
        case Boolean():
            return "true or false"
        case Datetime():
            return "an instant"
        case Uuid():
            return "a UUID"
        case _:
            assert_never(type_)


def _form(type_: FieldType) -> str | None:
    match type_:
        case Datetime():
            return "write it like 2026-01-31T09:30:00Z"
        case Uuid():
            return "write it like 0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
        case Boolean():
            return "write true or false, without quotes"
        case Integer():
            return "write a number, without quotes"
        case String() | Text():
            return None
        case _:
            assert_never(type_)
