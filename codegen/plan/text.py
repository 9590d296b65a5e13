"""A review for people: four blocks and a verdict, as lines that each have a tone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from codegen.compat import ApiChange, Level
from codegen.diagnostics import Diagnostic, render
from codegen.overrides import Move
from codegen.plan.fact import Fact, Lock
from codegen.plan.review import ApiStep, Files, Review
from codegen.plan.risks import Counted
from codegen.plan.stages import Part, Stage
from codegen.plan.verdicts import advice, closing

Line: TypeAlias = tuple[str, str]
"""A tone and a text: `+`, `-` and `~` as the signs are, `!` for what to mind, `#` for a title."""

_LEVELS = {Level.BREAKING: "-", Level.COMPATIBLE: "+", Level.DOCUMENTATION: "~"}
_PLACES = 3
"""How many places of one change of the API are shown; `--json` has all."""


def lines(review: Review, counted: Counted) -> tuple[Line, ...]:
    """All that is printed."""
    return (
        *_files(review.files),
        *_sql(review, counted),
        *_api(review.api),
        *_overrides(review.moves),
        ("", ""),
        *closing(review),
    )


def _files(files: Files) -> Iterator[Line]:
    yield "#", "Files"
    for path, sign in files.signed.items():
        yield sign, f"  {sign} {path}"
    yield from _told(files.problems)
    if not files.signed and not files.problems:
        yield "", "  All are as the schema says."


def _sql(review: Review, counted: Counted) -> Iterator[Line]:
    yield from _title("SQL")
    yield from _told(review.refused)
    for stage in review.stages:
        yield from _stage(stage, review, counted)
    if not review.stages and not review.refused:
        yield "", "  The tables stay as they are."
    if review.risks and counted.why is not None:
        yield "", ""
        yield "!", f"  Rows at risk are not counted: {counted.why}"


def _stage(stage: Stage, review: Review, counted: Counted) -> Iterator[Line]:
    how = "builds outside of a transaction" if stage.apart else "one transaction"
    yield "", f"  {stage.path}, {how}"
    for part in stage.parts:
        yield "", ""
        line = part.change.line()
        yield line[:1], f"  {line}"
        if not part.continued:
            yield from _facts(part, review, counted)
        for statement in part.statements:
            yield from (("", f"      {row}") for row in statement.splitlines())
    if stage is not review.stages[-1]:
        yield "", ""


def _facts(part: Part, review: Review, counted: Counted) -> Iterator[Line]:
    yield "", f"    {', '.join(_words(part.fact))}"
    for hazard in part.fact.hazards:
        yield "!", f"    ! {hazard.code.value}: {hazard.message}"
    for risk in review.risks:
        if risk.change == part.change and risk.sql in counted.numbers:
            number = counted.numbers[risk.sql]
            yield "!" if number else "", f"    {number} of the rows of {risk.table} {risk.about}"
    caveat = part.change.caveat()
    if caveat is not None:
        yield "", f"    on the way back: {caveat[:1].lower()}{caveat[1:]}"


def _words(fact: Fact) -> Iterator[str]:
    if fact.lock is Lock.NONE:
        yield "no lock that anybody waits for"
    else:
        yield f"{fact.lock.sql} {'until it is done' if fact.blocks else 'for a moment'}"
    if fact.rewrite:
        yield "rewrites the table"
    if fact.writes:
        yield "writes rows in batches"
    if fact.scan and not fact.rewrite:
        yield "reads every row"
    yield "reversible" if fact.reversible else "not reversible"


def _api(api: ApiStep) -> Iterator[Line]:
    yield from _title("API")
    if api.verdict is None:
        yield "", f"  There is no {api.against} to compare with: all of it is new."
        return
    ordered = sorted(api.changes, key=_same)
    for _, same in groupby(ordered, key=_same):
        yield from _change(list(same))
    yield from advice(api)


def _same(change: ApiChange) -> tuple[int, str, str]:
    return list(Level).index(change.level), change.kind, change.message


def _change(same: Sequence[ApiChange]) -> Iterator[Line]:
    first = same[0]
    sign = _LEVELS[first.level]
    yield sign, f"  {sign} {first.level.value}: {first.kind}, {first.message}"
    for each in same[:_PLACES]:
        yield "", f"      {each.place}"
    if len(same) > _PLACES:
        yield "", f"      and {len(same) - _PLACES} more places"


def _overrides(moves: Sequence[Move]) -> Iterator[Line]:
    yield from _title("Overrides")
    for each in moves:
        if each.written is None or each.wanted is None:
            yield from _told([each.diagnostic])
            continue
        span = each.diagnostic.span
        place = "" if span is None else f"{span.file}:{span.line}: "
        yield "!", f"  {place}{each.diagnostic.message}"
        yield "-", f"      - {each.written}"
        yield "+", f"      + {each.wanted.rstrip(':')}"
    if not moves:
        yield "", "  Nothing moves."


def _told(diagnostics: Sequence[Diagnostic]) -> Iterator[Line]:
    for each in diagnostics:
        tone = "-" if each.severity == "error" else "!"
        first, *rest = render(each, {}).splitlines()
        yield tone, f"  {first}"
        yield from (("", f"  {row}") for row in rest)


def _title(text: str) -> Iterator[Line]:
    yield "", ""
    yield "#", text
