"""A tree: paths mapped to text, and the seal by which a hand edit of a generated file shows."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, str]
"""Text by path; paths are relative to the project, with `/` between their parts."""

SEAL_LENGTH = 12
BLANK_SEAL = "0" * SEAL_LENGTH
_SEAL = re.compile(r"\bseal ([0-9a-f]{12})\b")


def tree(files: Mapping[str, str]) -> Tree:
    """A tree of these files, sorted by path and read-only."""
    return MappingProxyType(dict(sorted(files.items())))


def seal(text: str) -> str:
    """The text with its blank seal (`seal 000000000000`) filled in.

    Raises ValueError where there is no blank seal to fill.
    """
    found = _SEAL.search(text)
    if found is None or found[1] != BLANK_SEAL:
        raise ValueError("the text has no blank seal")
    return text[: found.start(1)] + _digest(text) + text[found.end(1) :]


def is_sealed(text: str) -> bool:
    """Whether the text carries a seal at all, that is, whether a generator wrote the file."""
    return _SEAL.search(text[:2000]) is not None


def is_intact(text: str) -> bool:
    """Whether the text is still what was sealed. Line ends do not count: git may change them."""
    unix = text.replace("\r\n", "\n")
    found = _SEAL.search(unix[:2000])
    if found is None:
        return False
    return found[1] == _digest(unix[: found.start(1)] + BLANK_SEAL + unix[found.end(1) :])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:SEAL_LENGTH]
