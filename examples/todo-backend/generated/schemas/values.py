# Generated from schema.yaml; edit the schema, not this file. [seal 723966aa7ac7]
"""Text, numbers, truth, ids and JSON on the wire, and nothing else is let in.

JSON's types are taken as they are: `"5"` is no number, and `1` is no truth. What the OpenAPI
document promises and what is accepted here are the same.
"""

import re
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetPydanticSchema,
    StrictBool,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def _storable(text: str) -> str:
    if _NOT_STORABLE.search(text) is not None:
        raise PydanticCustomError(
            "text_not_storable", "Text must not contain NUL (U+0000) or half a surrogate pair"
        )
    return text


def _whole(value: object) -> object:
    # JSON has one kind of number: 5.0 is an integer, by JSON Schema and by RFC 8259.
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _canonical_uuid(value: object) -> object:
    if isinstance(value, str) and _UUID.fullmatch(value) is None:
        raise PydanticCustomError("uuid_format", "A UUID is written as 36 characters with dashes")
    return value


def _distinct(items: list[UUID]) -> list[UUID]:
    if len({*items}) != len(items):
        raise PydanticCustomError("items_not_distinct", "An id stands in the list twice")
    return items


def _storable_json(value: object) -> object:
    if value is None:
        raise PydanticCustomError("json_null", "Null stands for no value, which is not taken here")
    pending = [value]
    while pending:
        match pending.pop():
            case str(text):
                _storable(text)
            case dict(members):
                pending += [*members, *members.values()]
            case list(items):
                pending += items
    return value


def _json(_source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
    # Any value at all: what is sent has been read as JSON, and is not read a second time.
    return core_schema.no_info_before_validator_function(_storable_json, core_schema.any_schema())


def new_uuid() -> UUID:
    """A UUID that nobody has had before."""
    return uuid4()


Distinct = AfterValidator(_distinct)
"""Lets in a list in which nothing stands twice."""

Storable = AfterValidator(_storable)
"""Lets in text that PostgreSQL can store."""

Whole = Annotated[int, Field(strict=True, ge=-(2**31), le=2**31 - 1), BeforeValidator(_whole)]
"""A whole number that PostgreSQL's `integer` holds."""

Long = Annotated[int, Field(strict=True, ge=-(2**53) + 1, le=2**53 - 1), BeforeValidator(_whole)]
"""A whole number that every reader of JSON keeps exact (RFC 8259, 6)."""

Double = Annotated[float, Field(strict=True, allow_inf_nan=False)]
"""A finite number, kept as a double."""

Flag = StrictBool
"""True or false."""

Identifier = Annotated[UUID, BeforeValidator(_canonical_uuid)]
"""A UUID in its canonical form, in lower or upper case."""

JsonValue = Annotated[object, GetPydanticSchema(_json)]
"""Any value of JSON but null, with no text in it that PostgreSQL cannot store."""
