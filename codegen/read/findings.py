"""What one pass over the schema has to say about it."""

from __future__ import annotations

from collections.abc import Iterable

from codegen.diagnostics import Diagnostic, SchemaError, Span

MAX_FINDINGS = 100
"""Nobody reads more at once, and a hostile file could have one for each of its bytes."""


class Findings:
    """What has been found so far: mistakes, told together at the end of a pass, and warnings."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.warnings: list[Diagnostic] = []

    def add(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        """One more mistake. Raises SchemaError where there are enough of them."""
        self.extend([Diagnostic(code, message, span, hint)])

    def warn(self, code: str, message: str, span: Span | None, hint: str | None = None) -> None:
        """One more thing that works, and may not be meant."""
        self.extend([Diagnostic(code, message, span, hint, "warning")])

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """More of both. Raises SchemaError as soon as there are enough mistakes."""
        for diagnostic in diagnostics:
            if diagnostic.severity == "warning":
                if len(self.warnings) < MAX_FINDINGS:
                    self.warnings.append(diagnostic)
                continue
            self.diagnostics.append(diagnostic)
            if len(self.diagnostics) == MAX_FINDINGS:
                raise SchemaError(self.diagnostics)

    def settle(self) -> None:
        """Raises SchemaError if there was a mistake."""
        if self.diagnostics:
            raise SchemaError(self.diagnostics)
