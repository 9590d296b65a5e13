"""A review for people: four blocks and a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.overrides import Move
from codegen.plan.api_block import api_block
from codegen.plan.line import Line, title
from codegen.plan.refusals import told
from codegen.plan.review import Files, Grade, Review
from codegen.plan.risks import Counted
from codegen.plan.sql_block import sql_block


def lines(review: Review, counted: Counted) -> tuple[Line, ...]:
    """All that is printed."""
    return (
        *_files(review.files),
        *sql_block(review, counted),
        *api_block(review.api),
        *_overrides(review.moves),
        ("", ""),
        _closing(review),
    )


def _files(files: Files) -> Iterator[Line]:
    yield "#", "Files"
    for path, sign in files.signed.items():
        yield sign, f"  {sign} {path}"
    yield from told(files.problems)
    if not files.signed and not files.problems:
        yield "", "  All are as the schema says."


def _overrides(moves: Sequence[Move]) -> Iterator[Line]:
    yield from title("Overrides")
    for each in moves:
        if each.written is None or each.wanted is None:
            yield from told([each.diagnostic])
            continue
        span = each.diagnostic.span
        place = "" if span is None else f"{span.file}:{span.line}: "
        yield "!", f"  {place}{each.diagnostic.message}"
        yield "-", f"      - {each.written}"
        yield "+", f"      + {each.wanted.rstrip(':')}"
    if not moves:
        yield "", "  No hook moves."


def _closing(review: Review) -> Line:
    """The last line, which says what the exit code says."""
    if review.refused or review.files.problems:
        return "-", "Refused: something above has to be decided first."
    codes = ", ".join(dict.fromkeys(hazard.code.value for hazard in review.hazards))
    beside = f" Hazards: {codes}." if codes else ""
    match review.grade:
        case Grade.NOTHING:
            return "", "Nothing to do."
        case Grade.SAFE:
            client = "no client breaks" if review.api.keeps else "the version says what breaks"
            return "+", f"Safe: no hazards, and {client}."
        case Grade.HAZARDOUS:
            return "!", f"Hazardous: {codes}."
        case Grade.BREAKING:
            return "-", f"Breaking, and `api.version` does not say so.{beside}"
