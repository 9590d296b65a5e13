"""Which rules let through whatever another one did, so that no row has to be looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from codegen.storage import (
    Bound,
    ItemsRule,
    LengthRule,
    PatternRule,
    RangeRule,
    Rule,
    SizeRule,
    WordsRule,
)

_LOWEST, _HIGHEST = Decimal("-Infinity"), Decimal("Infinity")
_NUMBER = re.compile(r"'?(-?[\w.+-]+)'?(?:::[\w ]+)?")


def widens(before: Rule | None, after: Rule | None) -> bool:
    """Whether each value that met the one rule meets the other; None is no rule at all."""
    match before, after:
        case _, None:
            return True
        case (LengthRule(low, high), LengthRule(least, most)):
            return least <= low and high <= most
        case (SizeRule(low, high), SizeRule(least, most)):
            return least <= low and high <= most
        case (ItemsRule(low, high), ItemsRule(least, most)):
            return least <= low and high <= most
        case RangeRule() as old, RangeRule() as new:
            return lowest(new) <= lowest(old) and highest(old) <= highest(new)
        case PatternRule(old), PatternRule(new):
            return old == new
        case WordsRule(old, array), WordsRule(new, arrays):
            return array == arrays and set(old) <= set(new)
        case WordsRule(words, array=False), LengthRule(least, most):
            return all(least <= len(word) <= most for word in words)
        case _:
            return False


def implied(before: Sequence[Rule], after: Rule) -> bool:
    """Whether each value that met all the rules meets the other one."""
    return any(widens(rule, after) for rule in before)


def lowest(rule: RangeRule) -> Decimal:
    """The least value that a range lets through."""
    return _number(rule.minimum, _LOWEST)


def highest(rule: RangeRule) -> Decimal:
    """The greatest value that a range lets through."""
    return _number(rule.maximum, _HIGHEST)


def _number(bound: Bound, otherwise: Decimal) -> Decimal:
    if bound is None:
        return otherwise
    found = _NUMBER.fullmatch(str(bound))
    if found is None:
        raise ValueError(f"{bound} is no number")
    return Decimal(found[1])
