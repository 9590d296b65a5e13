"""Regular expressions that every engine reads alike."""

from __future__ import annotations

import re


class BadPattern(Exception):
    """A pattern is outside of what all engines read alike."""

    def __init__(self, code: str, reason: str, hint: str | None = None) -> None:
        self.code, self.reason, self.hint = code, reason, hint
        super().__init__(reason)


def normalise(text: str) -> str:
    """The pattern in the one spelling. Raises BadPattern."""
    return text


def matches(pattern: str, text: str) -> bool:
    """Whether the whole text matches."""
    return re.fullmatch(pattern, text) is not None


def within(pattern: str, characters: str) -> bool:
    """Whether a text that matches holds nothing but the characters."""
    return bool(pattern and characters)
