"""Whether the limits of a shape let a single value through, one of those that are counted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from fractions import Fraction

from codegen.compat.patterns import includes
from codegen.compat.shapes import Shape

_SPECIAL = frozenset("\\^$.|?*+()[]{}/-")
_OF_TEXTS = frozenset({"minLength", "maxLength"})
_OF_NUMBERS = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)


def fits(word: str, shape: Shape) -> bool:
    """Whether a value, as JSON, is known to be within the limits; its type is not looked at."""
    value: object = json.loads(word)
    match value:
        case bool() | None:
            return True
        case int() | float():
            return _fits_range(Fraction(str(value)), shape.limits)
        case str():
            return _fits_length(len(value), shape.limits) and all(
                includes(pattern, _literal(value)) for pattern in shape.patterns
            )
        case _:
            return not shape.limits


def _fits_range(value: Fraction, limits: Mapping[str, object]) -> bool:
    """Formats of numbers are limits too, and nothing is known of them."""
    ends = {
        key: Fraction(str(end))
        for key, end in limits.items()
        if key in _OF_NUMBERS and isinstance(end, int | float)
    }
    step = ends.get("multipleOf")
    return (
        "format" not in limits
        and ends.get("minimum", value) <= value <= ends.get("maximum", value)
        and ("exclusiveMinimum" not in ends or ends["exclusiveMinimum"] < value)
        and ("exclusiveMaximum" not in ends or value < ends["exclusiveMaximum"])
        and (not step or value % step == 0)
    )


def _fits_length(length: int, limits: Mapping[str, object]) -> bool:
    if {"format", "contentEncoding", "contentMediaType"} & limits.keys():
        return False
    ends = {key: end for key, end in limits.items() if key in _OF_TEXTS and isinstance(end, int)}
    return ends.get("minLength", length) <= length <= ends.get("maxLength", length)


def _literal(value: str) -> str:
    """The expression that matches the value and no other."""
    plain = "".join(f"\\{each}" if each in _SPECIAL else each for each in value)
    return f"^{plain}$"
