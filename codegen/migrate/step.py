"""What every change can say of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod

_MAX_SHOWN = 60


class Step(ABC):
    """The base of the changes, all of which are listed at the end of `changes.py`."""

    __slots__ = ()

    @abstractmethod
    def phrase(self) -> str:
        """The change in words, after which its file is named: `Add priority to tasks`."""

    @abstractmethod
    def line(self) -> str:
        """The change in a list: `+ tasks.priority: integer`."""

    def caveat(self) -> str | None:
        """What to know of the way back: a comment in the downgrade."""
        return None

    def follows(self) -> bool:
        """Whether the change only follows from another, and is told only where it stands alone."""
        return False

    @abstractmethod
    def reverse(self) -> Step:
        """The change that brings the catalogue back; it brings back neither values nor rows."""


def shown(sql: str) -> str:
    """A piece of SQL on one line, without what would move a terminal's cursor."""
    plain = "".join(char if char.isprintable() else "?" for char in sql)
    return plain if len(plain) <= _MAX_SHOWN else f"{plain[: _MAX_SHOWN - 3]}..."
