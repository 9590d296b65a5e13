"""How it is told that a constant does not fit."""

from __future__ import annotations

from codegen.diagnostics import Span


class Unfit(Exception):
    """A constant is not of its field's type, or outside of its constraints.

    `span` is where the part of it stands that does not fit, if it is only a part.
    """

    def __init__(self, reason: str, hint: str | None = None, span: Span | None = None) -> None:
        self.reason, self.hint, self.span = reason, hint, span
        super().__init__(reason)
