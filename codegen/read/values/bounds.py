"""Bounds: the least and the most of a length, a number, or a count of items."""

from __future__ import annotations

from decimal import Decimal

from codegen.catalog import INT4_MAX, INT4_MIN, SAFE_MAX, SAFE_MIN
from codegen.read.findings import Findings
from codegen.read.spec import Constraints, Written
from codegen.read.values.numbers import exact, plain, shape_of

MAX_STRING = 10_000
MAX_TEXT = 1_000_000
MAX_BINARY = 1_000_000
MAX_ITEMS = 1_000
MAX_PRECISION = 38
"""As many digits as other databases keep, and as a number in the file can have."""


def lengths(constraints: Constraints, usual: int, limit: int, found: Findings) -> tuple[int, int]:
    """The bounds of a length, where `usual` is the upper one if none is written."""
    low = whole(constraints.min_length, 0, limit, 0, found)
    high = whole(constraints.max_length, 1, limit, usual, found)
    if low > high:
        written = constraints.max_length or constraints.min_length
        _empty_range("min_length", low, "max_length", high, written, found)
    return low, high


def items(constraints: Constraints, usual: int, found: Findings) -> tuple[int, int]:
    """The bounds of the number of items, where `usual` is the upper one if none is written."""
    low = whole(constraints.min_items, 0, MAX_ITEMS, 0, found)
    high = whole(constraints.max_items, 1, MAX_ITEMS, usual, found)
    if low > high:
        written = constraints.max_items or constraints.min_items
        _empty_range("min_items", low, "max_items", high, written, found)
    return low, high


def integers(constraints: Constraints, found: Findings) -> tuple[int, int]:
    """The bounds of a whole number of 32 bits."""
    return _whole_bounds(constraints, INT4_MIN, INT4_MAX, found)


def big_integers(constraints: Constraints, found: Findings) -> tuple[int, int]:
    """The bounds of a whole number that every JSON reader keeps exact."""
    return _whole_bounds(constraints, SAFE_MIN, SAFE_MAX, found)


def _whole_bounds(
    constraints: Constraints, least: int, most: int, found: Findings
) -> tuple[int, int]:
    low = whole(constraints.minimum, least, most, least, found)
    high = whole(constraints.maximum, least, most, most, found)
    if low > high:
        _empty_range("minimum", low, "maximum", high, constraints.maximum, found)
    return low, high


def whole(
    written: Written[int] | Written[int | Decimal] | None,
    low: int,
    high: int,
    usual: int,
    found: Findings,
) -> int:
    """A bound that is a whole number; `usual` if it is not written, or not one."""
    if written is None:
        return usual
    if isinstance(written.value, Decimal):
        found.add("bound-out-of-range", "a bound is a whole number here", written.span)
        return usual
    if low <= written.value <= high:
        return written.value
    message = f"a bound lies between {low} and {high} here"
    found.add("bound-out-of-range", message, written.span)
    return usual


def floats(constraints: Constraints, found: Findings) -> tuple[float | None, float | None]:
    """The bounds of a number of 64 bits."""
    low = _float(constraints.minimum, found)
    high = _float(constraints.maximum, found)
    if low is not None and high is not None and low > high:
        _empty_range("minimum", low, "maximum", high, constraints.maximum, found)
    return low, high


def _float(written: Written[int | Decimal] | None, found: Findings) -> float | None:
    if written is None:
        return None
    value = float(written.value)
    if value - value != 0:
        message = "a bound is a finite number, at most 1.7976931348623157e308 here"
        found.add("bound-out-of-range", message, written.span)
        return None
    return value


def decimals(
    constraints: Constraints, precision: int, scale: int, found: Findings
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds of an exact number of so many digits."""
    low = _decimal(constraints.minimum, precision, scale, found)
    high = _decimal(constraints.maximum, precision, scale, found)
    if low is not None and high is not None and low > high:
        _empty_range("minimum", f"{low:f}", "maximum", f"{high:f}", constraints.maximum, found)
    return low, high


def _decimal(
    written: Written[int | Decimal] | None, precision: int, scale: int, found: Findings
) -> Decimal | None:
    if written is None:
        return None
    value = Decimal(written.value)
    if exact(value, precision, scale) is None:
        message = f"a bound has {shape_of(precision, scale)} here"
        found.add("bound-out-of-range", message, written.span)
        return None
    return plain(value)


def digits(constraints: Constraints, found: Findings) -> tuple[int, int]:
    """The precision and the scale of a decimal."""
    precision = whole(constraints.precision, 1, MAX_PRECISION, MAX_PRECISION, found)
    scale = whole(constraints.scale, 0, MAX_PRECISION, 0, found)
    if scale > precision:
        message = f"of {precision} digits, {scale} cannot stand behind the point"
        span = constraints.scale.span if constraints.scale else None
        found.add("empty-range", message, span, f"precision: {min(scale + 10, MAX_PRECISION)}")
        return precision, 0
    return precision, scale


def _empty_range(
    low_name: str,
    low: float | str,
    high_name: str,
    high: float | str,
    written: Written[int] | Written[int | Decimal] | None,
    found: Findings,
) -> None:
    message = f"no value fits: `{low_name}` is {low} and `{high_name}` is {high}"
    hint = f"{high_name}: {low}"
    span = written.span if written else None
    found.add("empty-range", message, span, hint)
