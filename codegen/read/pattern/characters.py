"""Sets of characters, and the one way in which a pattern spells a character.

No set holds NUL: PostgreSQL cannot store it, so no pattern may promise to take it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Characters: TypeAlias = tuple[tuple[int, int], ...]
"""Code points as ranges: sorted, apart, both ends inclusive."""

LAST = 0x10FFFF
ALL: Characters = ((1, LAST),)

DIGITS: Characters = ((0x30, 0x39),)
WORD: Characters = ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A))
SPACE: Characters = ((0x09, 0x0D), (0x20, 0x20))
LINE_ENDS: Characters = ((0x0A, 0x0A), (0x0D, 0x0D), (0x2028, 0x2029))
"""What `.` leaves out in at least one engine, and therefore in all."""

_SYNTAX = frozenset("^$\\.*+?()[]{}|")
_CLASS_SYNTAX = frozenset("^\\[]-")
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f", "\v": "\\v"}


def characters(ranges: Iterable[tuple[int, int]]) -> Characters:
    """The set of these ranges, without NUL."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted((max(low, 1), high) for low, high in ranges):
        if high < low:
            continue
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return tuple(merged)


def others(excluded: Characters) -> Characters:
    """Every character that is not excluded, and not NUL."""
    kept = []
    start = 1
    for low, high in excluded:
        kept.append((start, low - 1))
        start = high + 1
    return characters([*kept, (start, LAST)])


def overlap(left: Characters, right: Characters) -> bool:
    """Whether the sets have a character in common; quicker than `common`."""
    return any(a <= d and c <= b for a, b in left for c, d in right)


def common(left: Characters, right: Characters) -> Characters:
    """The characters that are in both sets."""
    return characters((max(a, c), min(b, d)) for a, b in left for c, d in right)


def contains(outer: Characters, inner: Characters) -> bool:
    """Whether every character of `inner` is in `outer`."""
    return all(any(a <= c and d <= b for a, b in outer) for c, d in inner)


def spell(char: str, within_class: bool) -> str:
    """The character as every engine reads it."""
    if char in _ESCAPES:
        return _ESCAPES[char]
    if char in (_CLASS_SYNTAX if within_class else _SYNTAX):
        return f"\\{char}"
    if not char.isprintable() and ord(char) <= 0xFFFF:
        return f"\\u{ord(char):04x}"
    return char


def spell_class(items: Iterable[tuple[int, int]], negated: bool) -> str:
    """A class of these ranges, in the order in which they were written."""
    spelled = ""
    for low, high in items:
        first = spell(chr(low), within_class=True)
        # `&&`, `--` and `~~` are operations on sets in some engines.
        if spelled.endswith(first) and first in "&~|":
            first = f"\\u{low:04x}"
        spelled += first
        if high > low:
            spelled += ("-" if high > low + 1 else "") + spell(chr(high), within_class=True)
    if negated:
        return f"[^{spelled}\\u0000]"
    # A hyphen at the very end is read as itself everywhere, and more easily.
    return f"[{spelled[:-2]}-]" if spelled.endswith("\\-") and len(spelled) > 2 else f"[{spelled}]"
