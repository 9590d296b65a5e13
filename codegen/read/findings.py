"""What one pass over the schema has to say about it."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.diagnostics import Diagnostic, SchemaError, Span

MAX_FINDINGS = 100
"""Nobody reads more at once, and a hostile file could have one for each of its bytes."""


class Findings:
    """The mistakes found so far, told together at the end of the pass."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []

    def add(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        """One more mistake. Raises SchemaError where there are enough of them."""
        self.extend([Diagnostic(code, message, span, hint)])

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """More mistakes. Raises SchemaError as soon as there are enough of them."""
        for diagnostic in diagnostics:
            self.diagnostics.append(diagnostic)
            if len(self.diagnostics) == MAX_FINDINGS:
                raise SchemaError(self.diagnostics)

    def settle(self) -> None:
        """Raises SchemaError if anything was found."""
        if self.diagnostics:
            raise SchemaError(self.diagnostics)
