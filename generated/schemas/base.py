# Generated from schema.yaml; edit the schema, not this file. [seal 2054253f0800]
"""How values look on the wire, and nothing else is let in.

JSON's types are taken as they are: `"5"` is no number, `1` is no truth, and an instant without an
offset is none. What the OpenAPI document promises and what is accepted here are the same.
"""

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID, uuid4

from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasGenerator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
)
from pydantic_core import PydanticCustomError

_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
# Every part is bounded here, because later versions of Python read 24:00 as well.
_INSTANT = re.compile(
    r"(?!0000|0001|9999)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"[Tt]([01][0-9]|2[0-3])(:[0-5][0-9]){2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
)
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


def _instant(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, str) and _INSTANT.fullmatch(value) is not None:
        # What still fails is a day that its month does not have.
        with suppress(ValueError):
            return datetime.fromisoformat(value.upper())
    raise PydanticCustomError(
        "instant_format",
        "An instant is written as in RFC 3339, with an offset, a year from 0002 to 9998, no leap "
        "second and at most six digits of a second",
    )


def _canonical_uuid(value: object) -> object:
    if isinstance(value, str) and _UUID.fullmatch(value) is None:
        raise PydanticCustomError("uuid_format", "A UUID is written as 36 characters with dashes")
    return value


def _utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


def new_uuid() -> UUID:
    """A UUID that nobody has had before."""
    return uuid4()


Storable = AfterValidator(_storable)
"""Lets in text that PostgreSQL can store."""

Whole = Annotated[int, Field(strict=True, ge=-(2**31), le=2**31 - 1), BeforeValidator(_whole)]
"""A whole number that PostgreSQL's `integer` holds."""

Flag = StrictBool
"""True or false."""

Timestamp = Annotated[datetime, BeforeValidator(_instant), AfterValidator(_utc)]
"""An instant, with any offset on the way in and in UTC on the way out."""

Identifier = Annotated[UUID, BeforeValidator(_canonical_uuid)]
"""A UUID in its canonical form, in lower or upper case."""


def _wire_name(attribute: str) -> str:
    # `class_` is `class` on the wire: an underscore at the end is Python's, and no field has one.
    return attribute.removesuffix("_")


def _row_name(attribute: str) -> str | AliasChoices:
    # A model has the attribute, a row of the database the column. A model is asked for `metadata_`
    # first, because its `metadata` is SQLAlchemy's.
    name = _wire_name(attribute)
    return name if name == attribute else AliasChoices(attribute, name)


class Input(BaseModel):
    """What a request body may hold. Members that are not declared are refused, not ignored."""

    model_config = ConfigDict(
        alias_generator=_wire_name, extra="forbid", frozen=True, protected_namespaces=()
    )


class Output(BaseModel):
    """What an answer holds, read from a row of the database or from a model."""

    model_config = ConfigDict(
        alias_generator=AliasGenerator(validation_alias=_row_name, serialization_alias=_wire_name),
        from_attributes=True,
        frozen=True,
        protected_namespaces=(),
    )
