"""A range of decimal numbers as a regular expression.

Decimals travel as strings, whose bounds JSON Schema can state in no other way. The expressions need
nothing beyond the subset that Python, Rust and ECMAScript read alike: classes, counts, groups.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from codegen import catalog

_EXACT = Context(prec=200)


def decimal_pattern(type_: catalog.Decimal) -> str:
    """What matches each spelling of each number that the type takes, and nothing else.

    A number is written without needless zeros before the point and with at most `scale` digits
    behind it. Zero may have a sign.
    """
    scale = type_.scale
    most = 10**type_.precision - 1
    low, high = -most, most
    if type_.minimum is not None:
        low = max(low, _scaled(type_.minimum, scale, ROUND_CEILING))
    if type_.maximum is not None:
        high = min(high, _scaled(type_.maximum, scale, ROUND_FLOOR))
    if low == -high:
        return f"^-?{_grouped(_unsigned(0, high, scale))}$"
    below = [f"-{_grouped(_unsigned(max(-high, 0), -low, scale))}"] if low <= 0 else []
    above = _unsigned(max(low, 0), high, scale) if high >= 0 else []
    return f"^{_grouped([*below, *above])}$"


def _scaled(bound: Decimal, scale: int, rounding: str) -> int:
    """The bound in units of the last digit, rounded into the range."""
    return int(bound.scaleb(scale, _EXACT).to_integral_value(rounding, _EXACT))


def _unsigned(low: int, high: int, scale: int) -> list[str]:
    """The alternatives that together match the numbers between two bounds, both not negative."""
    unit = 10**scale
    whole, part = divmod(low, unit)
    last_whole, last_part = divmod(high, unit)
    first, last = f"{part:0{scale}}"[:scale], f"{last_part:0{scale}}"[:scale]
    if whole == last_whole:
        return [f"{whole}{_point(_between(first, last))}"]
    found = []
    if part:
        found.append(f"{whole}{_point(_at_least(first))}")
        whole += 1
    if last_part != unit - 1:
        full, ending = last_whole - 1, [f"{last_whole}{_point(_at_most(last))}"]
    else:
        full, ending = last_whole, []
    if whole <= full:
        found.append(f"{_grouped(_integers(whole, full))}{_point(_any(scale))}")
    return found + ending


def _point(fractions: tuple[list[str], bool]) -> str:
    """A point and the digits behind it; both may be missing where the second of the pair is so."""
    digits, may_end = fractions
    if not digits:
        return ""
    return rf"(\.{_grouped(digits)})?" if may_end else rf"\.{_grouped(digits)}"


def _any(count: int) -> tuple[list[str], bool]:
    """Up to so many digits."""
    return ([_counted(1, count)] if count else []), True


def _at_least(bound: str) -> tuple[list[str], bool]:
    """The digits of a fraction that is not below the bound; what is left out is zero."""
    if not bound.strip("0"):
        return _any(len(bound))
    found = []
    if bound[0] != "9":
        found.append(_range(int(bound[0]) + 1, 9) + _counted(0, len(bound) - 1))
    return [*found, bound[0] + _optional(_at_least(bound[1:]))], False


def _at_most(bound: str) -> tuple[list[str], bool]:
    """The digits of a fraction that is not above the bound."""
    if not bound.strip("0"):
        return ([_counted(1, len(bound), "0")] if bound else []), True
    if not bound.strip("9"):
        return _any(len(bound))
    found = []
    if bound[0] != "0":
        found.append(_range(0, int(bound[0]) - 1) + _counted(0, len(bound) - 1))
    return [*found, bound[0] + _optional(_at_most(bound[1:]))], True


def _between(low: str, high: str) -> tuple[list[str], bool]:
    """The digits of a fraction between two bounds of the same length."""
    may_end = not low.strip("0")
    if not high.strip("0"):
        return _at_most(high)
    if may_end and not high.strip("9"):
        return _any(len(high))
    if low[0] == high[0]:
        return [low[0] + _optional(_between(low[1:], high[1:]))], may_end
    found = [low[0] + _optional(_at_least(low[1:]))]
    if int(high[0]) - int(low[0]) > 1:
        found.append(_range(int(low[0]) + 1, int(high[0]) - 1) + _counted(0, len(low) - 1))
    return [*found, high[0] + _optional(_at_most(high[1:]))], may_end


def _optional(digits: tuple[list[str], bool]) -> str:
    """What follows a digit; it may be missing where the second of the pair is so."""
    alternatives, may_end = digits
    if not alternatives:
        return ""
    return f"({'|'.join(alternatives)})?" if may_end else _grouped(alternatives)


def _integers(low: int, high: int) -> list[str]:
    """The whole numbers between two bounds, without zeros before them."""
    found = ["0"] if low == 0 else []
    low = max(low, 1)
    while low <= high:
        digits = len(str(low))
        if low == 10 ** (digits - 1) and 10**digits - 1 <= high:
            most = len(str(high + 1)) - 1
            found.append("[1-9]" + ("" if most == 1 else _counted(digits - 1, most - 1)))
            low = 10**most
        else:
            last = min(high, 10**digits - 1)
            found.append(_same_length(str(low), str(last)))
            low = last + 1
    return found


def _same_length(low: str, high: str) -> str:
    """The whole numbers between two bounds with equally many digits."""
    if low == high:
        return low
    if low[0] == high[0]:
        return low[0] + _same_length(low[1:], high[1:])
    length = len(low) - 1
    found, first, last = [], int(low[0]), int(high[0])
    if low[1:].strip("0"):
        found.append(low[0] + _same_length(low[1:], "9" * length))
        first += 1
    ending = []
    if high[1:].strip("9"):
        ending.append(high[0] + _same_length("0" * length, high[1:]))
        last -= 1
    if first <= last:
        found.append(_range(first, last) + _counted(length, length))
    return _grouped(found + ending)


def _counted(low: int, high: int, digit: str = "[0-9]") -> str:
    """So many digits of any kind, or of one."""
    if high == 0:
        return ""
    if low == high:
        return digit if low == 1 else f"{digit}{{{low}}}"
    return f"{digit}?" if (low, high) == (0, 1) else f"{digit}{{{low},{high}}}"


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"[{low}-{high}]"


def _grouped(alternatives: list[str]) -> str:
    return alternatives[0] if len(alternatives) == 1 else f"({'|'.join(alternatives)})"
