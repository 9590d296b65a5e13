"""What a message calls a value of each type, and how one is written."""

from __future__ import annotations

from typing import assert_never

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
    Json,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)


def a_value(type_: FieldType) -> str:
    """A value of the type, in words."""
    match type_:
        case String() | Text():
            return "text"
        case Integer() | BigInteger():
            return "a whole number"
        case Float() | Decimal():
            return "a number"
        case Boolean():
            return "true or false"
        case Date() | Time() | Datetime() | Duration():
            return _a_moment(type_)
        case Uuid():
            return "a UUID"
        case Json():
            return "a JSON value"
        case Bytes():
            return "base64"
        case Email() | Url() | Slug():
            return _a_form(type_)
        case Enum(name):
            return f"a word of `{name}`"
        case Array():
            return "a list"
        case _:
            assert_never(type_)


def form(type_: FieldType) -> str | None:
    """How a value of the type is written; None where any text is one."""
    match type_:
        case String() | Text():
            return None
        case Integer() | BigInteger() | Float():
            return "write a number, without quotes"
        case Boolean():
            return "write true or false, without quotes"
        case Array(item):
            return f"write a list: [{example(item)}]"
        case _:
            return f"write it like {example(type_)}"


def example(type_: FieldType) -> str:
    """A value of the type as it is written in the file."""
    match type_:
        case String() | Text():
            return '""'
        case Integer() | BigInteger() | Float() | Decimal():
            return "0"
        case Boolean():
            return "false"
        case Date() | Time() | Datetime() | Duration():
            return _moment(type_)
        case Uuid():
            return "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
        case Json():
            return "{}"
        case Bytes():
            return "aGVsbG8="
        case Email():
            return "ada@example.com"
        case Url():
            return "https://example.com/a"
        case Slug():
            return "my-2nd-post"
        case Enum(values=words):
            return words[0] if words else '""'
        case Array():
            return "[]"
        case _:
            assert_never(type_)


def _a_moment(type_: Date | Time | Datetime | Duration) -> str:
    match type_:
        case Date():
            return "a day"
        case Time():
            return "a time of day"
        case Datetime():
            return "an instant"
        case Duration():
            return "a duration"
        case _:
            assert_never(type_)


def _moment(type_: Date | Time | Datetime | Duration) -> str:
    match type_:
        case Date():
            return "2026-01-31"
        case Time():
            return "09:30:00"
        case Datetime():
            return "2026-01-31T09:30:00Z"
        case Duration():
            return "PT1H30M"
        case _:
            assert_never(type_)


def _a_form(type_: Email | Url | Slug) -> str:
    match type_:
        case Email():
            return "an address"
        case Url():
            return "an absolute URL"
        case Slug():
            return "a slug"
        case _:
            assert_never(type_)
