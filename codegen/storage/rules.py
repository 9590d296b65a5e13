"""What the database itself refuses in a column: one rule for each limit of its type."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from decimal import Decimal as Number
from typing import TypeAlias, assert_never

from codegen.catalog import (
    INT4_MAX,
    INT4_MIN,
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
from codegen.patterns import EMAIL, SLUG, URL
from codegen.storage.sql import quote_name, quote_text

Bound: TypeAlias = int | str | None
"""A limit: a whole number, or another number as SQL spells it; None where there is none."""


@dataclass(frozen=True, slots=True)
class LengthRule:
    """Between `minimum` and `maximum` code points, both inclusive."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class SizeRule:
    """Between `minimum` and `maximum` bytes, both inclusive."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class ItemsRule:
    """Between `minimum` and `maximum` items, both inclusive, none null, in one dimension.

    What each item must meet cannot be said in a check, which may hold no query.
    """

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class RangeRule:
    """Between `minimum` and `maximum`, both inclusive."""

    minimum: Bound
    maximum: Bound


@dataclass(frozen=True, slots=True)
class PatternRule:
    """The whole text matches `pattern`."""

    pattern: str


@dataclass(frozen=True, slots=True)
class WordsRule:
    """One of the words of an enum; in an array, all of them are."""

    words: tuple[str, ...]
    array: bool = False


Rule: TypeAlias = LengthRule | SizeRule | ItemsRule | RangeRule | PatternRule | WordsRule


def rule_sql(rule: Rule, column_name: str) -> str:
    """The rule as an SQL condition on a column."""
    column = quote_name(column_name)
    match rule:
        case LengthRule(minimum, maximum):
            return _between(f"char_length({column})", minimum or None, maximum)
        case SizeRule(minimum, maximum):
            return _between(f"octet_length({column})", minimum or None, maximum)
        case ItemsRule(minimum, maximum):
            size = _between(f"cardinality({column})", minimum or None, maximum)
            flat = f"coalesce(array_ndims({column}), 1) = 1"
            return f"{size} AND {flat} AND array_position({column}, NULL) IS NULL"
        case RangeRule(minimum, maximum):
            return _between(column, minimum, maximum)
        case PatternRule(pattern):
            return f"{column} ~ {quote_text(pattern)}"
        case WordsRule(words, array):
            listed = ", ".join(quote_text(word) for word in words)
            return f"{column} <@ ARRAY[{listed}]" if array else f"{column} IN ({listed})"
        case _:
            assert_never(rule)


def _between(value: str, minimum: Bound, maximum: Bound) -> str:
    if minimum is None:
        return f"{value} <= {maximum}"
    if maximum is None:
        return f"{value} >= {minimum}"
    return f"{value} BETWEEN {minimum} AND {maximum}"


def rule_word(rule: Rule) -> str:
    """The word for the rule in the name of its check."""
    match rule:
        case LengthRule():
            return "length"
        case SizeRule():
            return "size"
        case ItemsRule():
            return "items"
        case RangeRule():
            return "range"
        case PatternRule():
            return "pattern"
        case WordsRule():
            return "words"
        case _:
            assert_never(rule)


def rules(type_: FieldType) -> tuple[Rule, ...]:
    """What the database itself refuses in a column of this type."""
    match type_:
        case String(minimum, maximum, pattern):
            length = LengthRule(minimum, maximum)
            return (length,) if pattern is None else (length, PatternRule(pattern))
        case Text(minimum, maximum):
            return (LengthRule(minimum, maximum),)
        case Email(maximum):
            return (LengthRule(0, maximum), PatternRule(EMAIL))
        case Url(maximum):
            return (LengthRule(0, maximum), PatternRule(URL))
        case Slug(maximum):
            return (LengthRule(0, maximum), PatternRule(SLUG))
        case Bytes(minimum, maximum):
            return (SizeRule(minimum, maximum),)
        case Enum(values=words):
            return (WordsRule(words),)
        case Array(item, minimum, maximum):
            items = ItemsRule(minimum, maximum)
            if not isinstance(item, Enum):
                return (items,)
            return (items, WordsRule(item.values, array=True))
        case _:
            return _number_rules(type_)


def _number_rules(
    type_: Integer
    | BigInteger
    | Float
    | Decimal
    | Boolean
    | Date
    | Time
    | Datetime
    | Duration
    | Uuid
    | Json,
) -> tuple[Rule, ...]:
    match type_:
        case Integer(minimum, maximum) if (minimum, maximum) == (INT4_MIN, INT4_MAX):
            return ()
        case Integer(minimum, maximum):
            return (
                RangeRule(
                    None if minimum == INT4_MIN else minimum,
                    None if maximum == INT4_MAX else maximum,
                ),
            )
        case BigInteger(minimum, maximum):
            return (RangeRule(minimum, maximum),)
        case Float(minimum, maximum):
            # In PostgreSQL's order NaN is more than infinity, so that the range keeps out both.
            least = -sys.float_info.max if minimum is None else minimum
            most = sys.float_info.max if maximum is None else maximum
            return (RangeRule(_number(least), _number(most)),)
        case Decimal(_, _, minimum, maximum):
            # NaN is a numeric of any precision, and more than infinity.
            upper = "'Infinity'::numeric" if maximum is None else _exact(maximum)
            return (RangeRule(None if minimum is None else _exact(minimum), upper),)
        case Boolean() | Date() | Time() | Datetime() | Duration() | Uuid() | Json():
            return ()
        case _:
            assert_never(type_)


def _number(value: float) -> str:
    # In quotes: PostgreSQL reads a bare number as numeric, and a negative one as an expression.
    return f"'{value!r}'::double precision"


def _exact(value: Number) -> str:
    return f"'{value:f}'::numeric"
