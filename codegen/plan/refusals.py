"""Diagnostics within a review, which are told where they stand and not at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.diagnostics import Diagnostic, render
from codegen.plan.line import Line, prose


def told(diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
    """Each with its place and its hint."""
    for each in diagnostics:
        first, *rest = render(each, {}).splitlines()
        yield from prose("-" if each.severity == "error" else "!", first, 2, 4)
        yield from (("", f"  {row}") for row in rest)
