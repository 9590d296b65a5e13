# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Samples on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import MISSING, Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp, now
from generated.schemas.values import Flag, Identifier, Storable, Whole, new_uuid

StringPlain = Annotated[str, Field(max_length=200), Storable]
StringBounded = Annotated[str, Field(min_length=2, max_length=8), Storable]
StringPattern = Annotated[str, Field(max_length=200, pattern="^[a-z]+-[0-9]{1,4}$"), Storable]
StringEmpty = Annotated[str, Field(max_length=200), Storable]
StringNull = Annotated[str, Field(max_length=200), Storable]
TextPlain = Annotated[str, Field(max_length=10000), Storable]
TextBounded = Annotated[str, Field(min_length=1, max_length=1000000), Storable]
TextDefault = Annotated[str, Field(max_length=10000), Storable]
IntegerMinimum = Annotated[Whole, Field(ge=0)]
IntegerMaximum = Annotated[Whole, Field(le=10)]
IntegerBounded = Annotated[Whole, Field(ge=1, le=5)]


class SampleCreate(Input):
    """A sample to be stored."""

    string_plain: StringPlain
    string_bounded: StringBounded
    string_pattern: StringPattern = "a-1"
    string_empty: StringEmpty = ""
    string_null: StringNull | None = "x"
    text_plain: TextPlain | None = None
    text_bounded: TextBounded
    text_default: TextDefault = "One line.\nAnother."
    integer_plain: Whole
    integer_minimum: IntegerMinimum = 0
    integer_maximum: IntegerMaximum = -5
    integer_bounded: IntegerBounded | None = 3
    boolean_required: Flag
    boolean_false: Flag = False
    boolean_null: Flag | None = True
    datetime_plain: Timestamp | None = None
    datetime_now: Timestamp = Field(default_factory=now)
    datetime_constant: Timestamp = datetime.fromisoformat("2026-01-31T07:30:00+00:00")
    uuid_plain: Identifier
    uuid_new: Identifier = Field(default_factory=new_uuid)
    uuid_constant: Identifier | None = UUID("0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e")


class SampleUpdate(Input):
    """Changes to a sample. What is left out stays as it is."""

    string_plain: StringPlain | MISSING = MISSING
    string_bounded: StringBounded | MISSING = MISSING
    string_pattern: StringPattern | MISSING = MISSING
    string_empty: StringEmpty | MISSING = MISSING
    string_null: StringNull | MISSING | None = MISSING
    text_plain: TextPlain | MISSING | None = MISSING
    text_bounded: TextBounded | MISSING = MISSING
    text_default: TextDefault | MISSING = MISSING
    integer_plain: Whole | MISSING = MISSING
    integer_minimum: IntegerMinimum | MISSING = MISSING
    integer_maximum: IntegerMaximum | MISSING = MISSING
    integer_bounded: IntegerBounded | MISSING | None = MISSING
    boolean_required: Flag | MISSING = MISSING
    boolean_false: Flag | MISSING = MISSING
    boolean_null: Flag | MISSING | None = MISSING
    datetime_plain: Timestamp | MISSING | None = MISSING
    datetime_now: Timestamp | MISSING = MISSING
    datetime_constant: Timestamp | MISSING = MISSING
    uuid_plain: Identifier | MISSING = MISSING
    uuid_new: Identifier | MISSING = MISSING
    uuid_constant: Identifier | MISSING | None = MISSING


class SampleRead(VersionedRow):
    """A sample as its owner sees it."""

    id: UUID
    user_id: str
    string_plain: str
    string_bounded: str
    string_pattern: str
    string_empty: str
    string_null: str | None
    text_plain: str | None
    text_bounded: str
    text_default: str
    integer_plain: int
    integer_minimum: int
    integer_maximum: int
    integer_bounded: int | None
    boolean_required: bool
    boolean_false: bool
    boolean_null: bool | None
    datetime_plain: Timestamp | None
    datetime_now: Timestamp
    datetime_constant: Timestamp
    uuid_plain: UUID
    uuid_new: UUID
    uuid_constant: UUID | None
    created_at: Timestamp
    updated_at: Timestamp
