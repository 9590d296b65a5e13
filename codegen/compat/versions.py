"""Versions of an API, read and ordered as Semantic Versioning 2.0.0 has it (semver.org)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHOLE = r"0|[1-9][0-9]*"
_WORD = rf"(?:{_WHOLE}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(
    rf"(?P<major>{_WHOLE})\.(?P<minor>{_WHOLE})\.(?P<patch>{_WHOLE})"
    rf"(?:-(?P<before>{_WORD}(?:\.{_WORD})*))?"
    r"(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version without its build, which says nothing about order."""

    major: int
    minor: int
    patch: int
    before: tuple[str, ...] = ()
    """The words of a version that comes before the release, as `rc` and `1` of `2.0.0-rc.1`."""

    @property
    def release(self) -> tuple[int, int, int]:
        """The release that this version is, or that it leads to."""
        return self.major, self.minor, self.patch

    def goes_before(self, other: Version) -> bool:
        """Whether this one is older."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[tuple[int, int, int], bool, list[tuple[bool, int, str]]]:
        """What to compare: numbers by size and before words, the release after all of them."""
        words = [
            (False, int(word), "") if word.isdigit() else (True, 0, word) for word in self.before
        ]
        return self.release, not self.before, words


def read_version(text: str) -> Version | None:
    """The version that a text is, or None where it is no Semantic Version."""
    found = _VERSION.fullmatch(text)
    if found is None:
        return None
    before = found["before"]
    return Version(
        int(found["major"]),
        int(found["minor"]),
        int(found["patch"]),
        () if before is None else tuple(before.split(".")),
    )
