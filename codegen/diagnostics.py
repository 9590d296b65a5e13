"""What the author is told: where, what is wrong, and the line to paste.

A pass collects its diagnostics and raises them together as one `SchemaError`; the next pass does
not run, so that no message is only the echo of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file. Lines and columns count from 1; `end_column` is exclusive."""

    file: str
    line: int
    column: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake: a stable, documented code, one sentence, and a hint that can be pasted.

    A warning keeps nothing from being done. Who has seen the schema only as a catalog does not know
    the place, but what it is `about` by its dotted name, such as `task.title`: see `placed`.
    """

    code: str
    message: str
    span: Span | None = None
    hint: str | None = None
    severity: Severity = "error"
    about: str | None = None


_MANY = 500
"""Of more known words than these, one is only meant if it is the same but for case."""

_EXCERPT = 160
"""The most characters of one row that are shown."""


class SchemaError(Exception):
    """The schema, or something written beside it, cannot be used; nothing has been changed."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__("\n".join(f"{d.code}: {d.message}" for d in self.diagnostics))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics as their places follow each other in the files."""
    return tuple(sorted(diagnostics, key=lambda d: (d.span or Span("", 0, 0, 0), d.code)))


def placed(diagnostics: Iterable[Diagnostic], places: Mapping[str, Span]) -> tuple[Diagnostic, ...]:
    """The diagnostics, each with the place of what it is about, or of what that was part of."""
    return in_order(
        replace(each, span=each.span or _place(each.about or "", places)) for each in diagnostics
    )


def _place(name: str, places: Mapping[str, Span]) -> Span | None:
    whole, _, member = name.partition(".")
    tried = (name, f"{whole}.relations.{member}", whole)
    return next((places[each] for each in tried if each in places), None)


def render(diagnostic: Diagnostic, sources: Mapping[str, str]) -> str:
    """A diagnostic as text: a position editors can follow, an excerpt with underline, the hint.

    `sources` maps the file of a span to its text; without it the excerpt is left out.
    """
    span = diagnostic.span
    told = f"{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"
    if span is None:
        lines = [told]
        margin = ""
    else:
        place = f"{span.file}:{span.line}:{span.column}"
        lines = [f"{place}: {told}"]
        margin = " " * len(str(span.line))
        lines += _excerpt(span, sources.get(span.file), margin)
    if diagnostic.hint is not None:
        first, *rest = diagnostic.hint.splitlines()
        lines.append(f"{margin} = help: {first}")
        lines += [f"{margin}         {line}" for line in rest]
    return "\n".join(lines)


def _excerpt(span: Span, source: str | None, margin: str) -> list[str]:
    rows = [] if source is None else source.splitlines()
    if not 1 <= span.line <= len(rows):
        return []
    row = rows[span.line - 1]
    before = span.column - 1
    # A row can be as long as the file; what stands far from the mistake is left out.
    start = 0 if len(row) <= _EXCERPT else max(0, before - _EXCERPT // 2)
    row, before = row[start : start + _EXCERPT], before - start
    length = max(1, min(span.end_column - 1 - start, len(row)) - before)
    # A tab in the excerpt must be a tab under it, or the underline points beside the mistake.
    indent = "".join("\t" if char == "\t" else " " for char in row[:before])
    # What is not printed (escape sequences, marks that turn the direction) must not act either.
    row = "".join(char if char.isprintable() or char == "\t" else "\ufffd" for char in row)
    return [f"{margin} |", f"{span.line} | {row}", f"{margin} | {indent}{'^' * length}"]


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None when nothing is near.

    `minLength` finds `min_length`: case and separators are ignored before letters are compared.
    """
    candidates = {_plain(candidate): candidate for candidate in sorted(known)}
    plain = _plain(word)
    if plain in candidates:
        return candidates[plain]
    if len(candidates) > _MANY:
        return None
    limit = 1 if len(plain) < 5 else 2
    nearest = min(
        ((_distance(plain, candidate, limit), name) for candidate, name in candidates.items()),
        default=(limit + 1, ""),
    )
    return nearest[1] if nearest[0] <= limit else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")[:64]


def _distance(left: str, right: str, limit: int) -> int:
    """The optimal string alignment distance: insertions, deletions, changes, swapped neighbours.

    Beyond the limit it is any number above it, so that only the pairs near the diagonal count.
    """
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    far = limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        current = [i] + [far] * len(right)
        for j in range(max(1, i - limit), min(len(right), i + limit) + 1):
            b = right[j - 1]
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current[j] = cost
        before, row = row, current
    return row[-1]
