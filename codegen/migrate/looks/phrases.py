"""What is said of rows that are in the way, in the words of the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import assert_never

from codegen.migrate.looks.widening import highest, lowest
from codegen.patterns import EMAIL, SLUG, URL
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

_Sized = LengthRule | SizeRule | ItemsRule
_KNOWN = {EMAIL: "an e-mail address", URL: "a web address", SLUG: "a slug"}


def broken(rule: Rule, column: str, before: Sequence[Rule]) -> str:
    """What is wrong with a row: `with a title longer than 80 characters`.

    `before` are the rules that the column has met so far: they leave some ways to break it out.
    """
    noun = f"with {one(column)}"
    match rule:
        case LengthRule(minimum, maximum):
            size = _out_of(minimum, maximum, *_known(rule, before), "shorter than", "longer than")
            return f"{noun} {size} characters"
        case SizeRule(minimum, maximum):
            size = _out_of(minimum, maximum, *_known(rule, before), "smaller than", "larger than")
            return f"{noun} {size} bytes"
        case ItemsRule(minimum, maximum):
            sizes = _known(rule, before)
            size = _out_of(minimum, maximum, *sizes, "of fewer than", "of more than")
            return f"with {column} {size} items"
        case RangeRule():
            return f"{noun} {_out_of_range(rule, before)}"
        case PatternRule(pattern):
            known = _KNOWN.get(pattern)
            return (
                f"{noun} that does not match {pattern}"
                if known is None
                else (f"{noun} that is not {known}")
            )
        case WordsRule():
            return _other_words(rule, column, before)
        case _:
            assert_never(rule)


def one(noun: str) -> str:
    """A name with its article: a guess, for `u` is mostly that of `user` and `url`."""
    return f"an {noun}" if noun[:1] in "aeio" else f"a {noun}"


def _known(rule: _Sized, before: Sequence[Rule]) -> tuple[int, int | None]:
    """The sizes that the rules of the same kind have let through so far."""
    met = [each for each in before if isinstance(each, type(rule))]
    least = max((each.minimum for each in met), default=0)
    return least, min((each.maximum for each in met), default=None)


def _out_of(minimum: int, maximum: int, low: int, high: int | None, under: str, over: str) -> str:
    if minimum <= low:
        return f"{over} {maximum}"
    if high is not None and high <= maximum:
        return f"{under} {minimum}"
    return f"{under} {minimum} or {over.removeprefix('of ')} {maximum}"


def _out_of_range(rule: RangeRule, before: Sequence[Rule]) -> str:
    ranges = [each for each in before if isinstance(each, RangeRule)]
    if rule.minimum is None or any(lowest(rule) <= lowest(each) for each in ranges):
        return f"above {_shown(rule.maximum)}"
    if rule.maximum is None or any(highest(each) <= highest(rule) for each in ranges):
        return f"below {_shown(rule.minimum)}"
    return f"that is not between {_shown(rule.minimum)} and {_shown(rule.maximum)}"


def _other_words(rule: WordsRule, column: str, before: Sequence[Rule]) -> str:
    noun = f"with {column} that hold" if rule.array else f"with {one(column)} that is"
    gone = [
        word
        for each in before
        if isinstance(each, WordsRule)
        for word in each.words
        if word not in rule.words
    ]
    if gone:
        return f"{noun} {' or '.join(gone)}"
    return f"{noun} {'more' if rule.array else 'other'} than {', '.join(rule.words)}"


def _shown(bound: Bound) -> str:
    return str(bound).partition("::")[0].strip("'")


def cut(rule: Rule, column: str, before: Sequence[Rule]) -> str | None:
    """The expression that makes values fit a rule, and loses what does not; None without one.

    What is too short cannot be mended so; `before` may say that nothing is.
    """
    match rule:
        case LengthRule() | SizeRule() | ItemsRule() if rule.minimum > _known(rule, before)[0]:
            return None
        case LengthRule(_, maximum):
            return f"left({column}, {maximum})"
        case SizeRule(_, maximum):
            return f"substr({column}, 1, {maximum})"
        case ItemsRule(_, maximum):
            return f"{column}[1:{maximum}]"
        case RangeRule(None, maximum):
            return f"least({column}, {_shown(maximum)})"
        case RangeRule(minimum, None):
            return f"greatest({column}, {_shown(minimum)})"
        case RangeRule(minimum, maximum):
            return f"least(greatest({column}, {_shown(minimum)}), {_shown(maximum)})"
        case _:
            return None


def rounded(column: str, before: str, after: str) -> str:
    """The expression that makes a number of another one; what else is lost, the author says."""
    scale = re.fullmatch(r"numeric\(\d+,(\d+)\)", after)
    if not before.startswith(("numeric", "double")):
        return "..."
    if scale is not None:
        return f"round({column}, {scale[1]})"
    return f"round({column})" if after in ("integer", "bigint") else "..."
