"""The second block: the revisions to come, with what each change does and what it asks of rows."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from codegen.plan.fact import Fact, Hazard, Lock
from codegen.plan.line import Line, prose, title
from codegen.plan.refusals import told
from codegen.plan.review import Review, stops
from codegen.plan.risks import Counted
from codegen.plan.stages import Part, Stage

_WALK = re.compile(
    r"^(?P<update> *UPDATE [^;]*?^ *)WHERE [^\n]*\blow\b[^\n]*\n"
    r" *AND [^\n]*\bhigh\b[^\n]*\n *AND (?P<where>.*?;)$",
    re.MULTILINE | re.DOTALL,
)
"""How `codegen.migrate.batches` updates the rows between two keys."""


def sql_block(review: Review, counted: Counted) -> Iterator[Line]:
    """What is refused, what may be in the way, and then revision after revision."""
    yield from title("SQL")
    yield from told(review.refused)
    if not review.stages and not review.refused:
        yield "", "  The tables stay as they are."
    yield from _looks(review, counted)
    for number, stage in enumerate(review.stages):
        if number or review.looks:
            yield "", ""
        yield from _stage(stage, review, counted)
    if review.questions and counted.why is not None:
        yield "", ""
        yield from prose("!", f"Rows are not counted: {counted.why}", 2)


def _looks(review: Review, counted: Counted) -> Iterator[Line]:
    for look in review.looks:
        there = _there(counted.numbers.get(look.count))
        yield from _hazard(stops(look), 2, there)
        yield from prose("", look.remedy, 6)


def _there(number: int | None) -> str:
    match number:
        case None:
            return ""
        case 0:
            return " There is none now."
        case 1:
            return " There is 1 now."
        case _:
            return f" There are {number:,} now."


def _stage(stage: Stage, review: Review, counted: Counted) -> Iterator[Line]:
    yield "", f"  {stage.path}"
    yield from prose("", _manner(stage), 2)
    for part in stage.parts:
        yield "", ""
        line = part.change.line()
        yield line[:1], f"  {line}{', continued' if part.continued else ''}"
        if not part.continued:
            yield from _facts(part, review, counted)
        for statement in part.statements:
            yield from (("", f"      {row}") for row in _shown(statement))


def _manner(stage: Stage) -> str:
    taken = f", which takes {' and '.join(stage.taken)} at its beginning" if stage.taken else ""
    if stage.apart:
        return f"statement by statement, and then in one transaction{taken}"
    if any(part.statements for part in stage.parts):
        return f"in one transaction{taken}"
    return "with nothing to do in the database"


def _shown(statement: str) -> list[str]:
    """The statement, but of a walk through a table only what it does to each batch of rows."""
    walk = _WALK.search(statement)
    if walk is None:
        return statement.splitlines()
    update = textwrap.dedent(f"{walk['update']}WHERE {walk['where']}")
    return ["-- in batches, each committed by itself", *update.splitlines()]


def _facts(part: Part, review: Review, counted: Counted) -> Iterator[Line]:
    if not part.change.follows():
        yield "", f"    {', '.join(_words(part.fact))}"
    for hazard in part.fact.hazards:
        yield from _hazard(hazard, 4)
    for risk in review.risks:
        if risk.change == part.change and risk.sql in counted.numbers:
            number = counted.numbers[risk.sql]
            tone = "!" if number else ""
            yield tone, f"      rows of {risk.table} that {risk.about}: {number:,}"
    caveat = part.change.caveat()
    if caveat is not None:
        yield from prose("", f"on the way back: {caveat[:1].lower()}{caveat[1:]}", 4)


def _hazard(hazard: Hazard, indent: int, there: str = "") -> Iterator[Line]:
    yield from prose("!", f"! {hazard.code.value}: {hazard.message}{there}", indent, 4)


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
