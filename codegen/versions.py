"""Versions of an API, in the order that Semantic Versioning gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_NUMBER = "(?:0|[1-9][0-9]{0,17})"
_WORD = "[0-9A-Za-z-]+"
_PATTERN = re.compile(
    rf"({_NUMBER})\.({_NUMBER})\.({_NUMBER})(?:-({_WORD}(?:\.{_WORD})*))?(?:\+{_WORD}(?:\.{_WORD})*)?"
)
FORM = "three numbers, as in 1.5.0"


@total_ordering
@dataclass(frozen=True, slots=True)
class Version:
    """A version; `before` is what it comes before, as in `1.5.0-rc.1`. Builds make no difference.

    A version without `before` is behind every one that has it.
    """

    major: int
    minor: int
    patch: int
    before: tuple[str, ...] = ()

    def __lt__(self, other: Version) -> bool:
        """Whether this version comes first."""
        return self._rank() < other._rank()

    def _rank(self) -> tuple[int, int, int, bool, list[tuple[bool, int, str]]]:
        # Numbers come before words and in their own order, a beginning before what goes on.
        words = [
            (not word.isdigit(), int(word) if word.isdigit() else 0, word) for word in self.before
        ]
        return (self.major, self.minor, self.patch, not self.before, words)


def version(text: str) -> Version | None:
    """The version that a text is, if it is one."""
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    words = tuple(found[4].split(".")) if found[4] else ()
    if any(word.isdigit() and len(word) > 1 and word[0] == "0" for word in words):
        return None
    return Version(int(found[1]), int(found[2]), int(found[3]), words)
