"""The field types: what a member of a resource can hold, and within which bounds.

A closed sum: a `match` over it ends in `assert_never`, so that a new type is noticed wherever it
matters. What each type is on the wire, in Python and in PostgreSQL stands in one table in
`docs/types.md`, which the tests hold against the code.
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from dataclasses import dataclass
from typing import TypeAlias

INT4_MIN, INT4_MAX = -(2**31), 2**31 - 1
"""The range of PostgreSQL's `integer`; every integer field has bounds inside it."""

SAFE_MIN, SAFE_MAX = -(2**53) + 1, 2**53 - 1
"""The whole numbers that a JSON reader with doubles keeps exact (RFC 8259, 6)."""


@dataclass(frozen=True, slots=True)
class String:
    """One line of bounded text. Lengths count code points, as PostgreSQL and JSON Schema do.

    `pattern` is in the subset of regular expressions that Python, Rust, ECMAScript and PostgreSQL
    read alike; it is anchored at both ends and matches no NUL.
    """

    min_length: int = 0
    max_length: int = 200
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Text of any shape, bounded so that no request costs an unbounded amount."""

    min_length: int = 0
    max_length: int = 10_000


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number that fits `int4`; both bounds are inclusive."""

    minimum: int = INT4_MIN
    maximum: int = INT4_MAX


@dataclass(frozen=True, slots=True)
class BigInteger:
    """A whole number that every JSON reader keeps exact; both bounds are inclusive."""

    minimum: int = SAFE_MIN
    maximum: int = SAFE_MAX


@dataclass(frozen=True, slots=True)
class Float:
    """A finite double; both bounds are inclusive, and None is the end of the doubles."""

    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class Decimal:
    """An exact number of at most `precision` digits, `scale` of them behind the point.

    It travels as a string, so that no reader rounds it. Both bounds are inclusive.
    """

    precision: int
    scale: int
    minimum: decimal.Decimal | None = None
    maximum: decimal.Decimal | None = None


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false, never `"true"` or 1."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the calendar, in years 0001 to 9999."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day without a zone, to the microsecond."""


@dataclass(frozen=True, slots=True)
class Datetime:
    """An instant. Any offset on the way in, UTC on the way out, microseconds kept."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is not negative: days, hours, minutes, seconds (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Uuid:
    """A UUID in its canonical 36 characters."""


@dataclass(frozen=True, slots=True)
class Json:
    """Any JSON value that `jsonb` can store."""


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes, in base64 on the wire (RFC 4648, 4). Lengths count bytes."""

    min_length: int = 0
    max_length: int = 10_000


@dataclass(frozen=True, slots=True)
class Email:
    """An address as browsers take one in a form; it says nothing of whether mail arrives."""

    max_length: int = 254


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute `http` or `https` URL in ASCII (RFC 3986)."""

    max_length: int = 2000


@dataclass(frozen=True, slots=True)
class Slug:
    """Lower-case letters and digits in words joined by single hyphens."""

    max_length: int = 100


@dataclass(frozen=True, slots=True)
class Enum:
    """One of a closed list of words that the schema names once.

    It is stored as text with a check, so that words can be added, renamed and removed without
    rewriting a table. `class_name` is the Python class and the OpenAPI component.
    """

    name: str
    class_name: str
    values: tuple[str, ...]
    description: str | None = None
    renamed_values: tuple[tuple[str, str], ...] = ()
    """Former words and what they are called now."""
    map_removed: tuple[tuple[str, str | None], ...] = ()
    """Words that are gone, and what rows get that held one; None is null."""


Scalar: TypeAlias = (
    String
    | Text
    | Integer
    | BigInteger
    | Float
    | Decimal
    | Boolean
    | Date
    | Time
    | Datetime
    | Duration
    | Uuid
    | Json
    | Bytes
    | Email
    | Url
    | Slug
    | Enum
)


@dataclass(frozen=True, slots=True)
class Array:
    """A list of values of one type, none of which is null."""

    item: Scalar
    min_items: int = 0
    max_items: int = 100
    distinct: bool = False
    """Whether no item stands in it twice; lists of ids are like that."""


FieldType: TypeAlias = Scalar | Array


@dataclass(frozen=True, slots=True)
class JsonText:
    """A constant of a `json` field: its text, compact and with sorted names."""

    text: str


Atom: TypeAlias = (
    str
    | int
    | float
    | decimal.Decimal
    | bool
    | datetime.date
    | datetime.time
    | datetime.datetime
    | datetime.timedelta
    | uuid.UUID
    | bytes
    | JsonText
)

Value: TypeAlias = Atom | tuple[Atom, ...] | None
"""A constant of the schema: a default, an example, a backfill. A tuple is an array's.

Datetimes carry their zone. A `match` asks for `bool` before `int` and for `datetime` before `date`:
Python takes the first of each pair for the second as well.
"""
