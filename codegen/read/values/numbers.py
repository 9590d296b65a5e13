"""Exact numbers: which have so many digits, and how they are told apart from the others."""

from __future__ import annotations

from decimal import Context, Decimal

_WIDE = Context(prec=100)
"""Wide enough that no number of the file is rounded."""


def exact(value: Decimal, precision: int, scale: int) -> Decimal | None:
    """The number with exactly `scale` digits behind the point; None if it does not fit."""
    if not value:
        value = Decimal(0)
    if not value.is_finite() or value.adjusted() >= precision:
        return None
    fitted = value.quantize(Decimal(1).scaleb(-scale), context=_WIDE)
    if fitted != value or fitted.copy_abs() >= Decimal(10) ** (precision - scale):
        return None
    # Without the sign of a zero.
    return _WIDE.plus(fitted)


def plain(value: Decimal) -> Decimal:
    """The number without zeros at its end: 1.5 and 1.50 are one bound, whatever the scale is."""
    short = _WIDE.normalize(value)
    return short if short != short.to_integral_value() else Decimal(int(short))


def shape_of(precision: int, scale: int) -> str:
    """What a number of that precision and scale looks like, for a message."""
    before = precision - scale
    if scale == 0:
        return f"at most {before} digits and none behind the point"
    return f"at most {before} digits before the point and {scale} behind it"
