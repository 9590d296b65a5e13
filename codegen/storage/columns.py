"""What a column of each type is called in PostgreSQL."""

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


def postgres_type(type_: FieldType) -> str:
    """The column's type. Strings are `text` with a check, so that a new bound rewrites nothing."""
    match type_:
        case String() | Text() | Email() | Url() | Slug() | Enum():
            return "text"
        case Integer():
            return "integer"
        case BigInteger():
            return "bigint"
        case Float():
            return "double precision"
        case Decimal(precision, scale):
            return f"numeric({precision},{scale})"
        case Boolean():
            return "boolean"
        case Date():
            return "date"
        case Time():
            return "time without time zone"
        case Datetime():
            return "timestamp with time zone"
        case Duration():
            return "interval"
        case Uuid():
            return "uuid"
        case Json():
            return "jsonb"
        case Bytes():
            return "bytea"
        case Array(item):
            return f"{postgres_type(item)}[]"
        case _:
            assert_never(type_)
