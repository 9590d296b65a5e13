# Generated from schema.yaml; edit the schema, not this file. [seal 721c83afbb17]
"""Filters: what a list can be narrowed by, each as a condition that waits for its value."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from sqlalchemy import ARRAY, ColumnElement, any_, literal
from sqlalchemy.orm import InstrumentedAttribute

Value = TypeVar("Value")

Filter = Callable[[object], ColumnElement[bool]]
"""A condition on a column, for the value that a query gives."""

Filters = Mapping[str, Filter]
"""Filters by the query parameter that asks for them."""


def equals(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that have the value."""
    return lambda value: column == value


def one_of(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that have one of the values; however many these are, the statement is the same."""
    values = ARRAY(column.type)
    return lambda value: column == any_(literal(value, values))


def less(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that are below the value."""
    return lambda value: column < value


def at_most(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that are at the value, or below it."""
    return lambda value: column <= value


def greater(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that are above the value."""
    return lambda value: column > value


def at_least(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that are at the value, or above it."""
    return lambda value: column >= value


def contains(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that have the text anywhere in theirs, in capitals or not."""
    return lambda value: column.ilike(f"%{_literally(value)}%")


def starts_with(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows whose text begins with this one, letter by letter."""
    return lambda value: column.like(f"{_literally(value)}%")


def includes(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows whose list has the value among its items."""
    return lambda value: column.op("@>", is_comparison=True)(literal([value], column.type))


def is_null(column: InstrumentedAttribute[Value]) -> Filter:
    """The rows that have nothing there, or those that have something."""
    return lambda value: column.is_(None) if value else column.is_not(None)


def _literally(value: object) -> str:
    """The text as a pattern of LIKE that matches only itself."""
    return str(value).replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
