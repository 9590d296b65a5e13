"""A review for programs: one JSON object, in which nothing is left out for want of room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from codegen.diagnostics import Diagnostic
from codegen.migrate.looks import Look
from codegen.overrides import Move
from codegen.plan.review import ApiStep, Review, stops
from codegen.plan.risks import Counted
from codegen.plan.stages import Part, Stage

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value] | None"


def members(review: Review, counted: Counted) -> dict[str, Value]:
    """The members of the object, without the exit code."""
    files = review.files
    return {
        "grade": review.grade.name.lower(),
        "files": {
            "created": list(files.created),
            "replaced": list(files.replaced),
            "deleted": list(files.deleted),
            "added": list(files.added),
        },
        "sql": [_stage(stage, review, counted) for stage in review.stages],
        "looks": [_look(look, counted) for look in review.looks],
        "rows_not_counted": counted.why if review.questions else None,
        "api": _api(review.api),
        "overrides": [_move(each) for each in review.moves],
    }


def _look(look: Look, counted: Counted) -> Value:
    hazard = stops(look)
    return {
        "table": look.table,
        "code": hazard.code.value,
        "message": hazard.message,
        "hint": look.remedy,
        "sqlstate": look.code,
        "rows": counted.numbers.get(look.count),
        "query": look.count,
    }


def _stage(stage: Stage, review: Review, counted: Counted) -> Value:
    return {
        "path": stage.path,
        "transactional": not stage.apart,
        "takes": list(stage.taken),
        "changes": [_part(part, review, counted) for part in stage.parts],
    }


def _part(part: Part, review: Review, counted: Counted) -> Value:
    fact = part.fact
    return {
        "change": part.change.line(),
        "kind": type(part.change).__name__,
        "continued": part.continued,
        "statements": list(part.statements),
        "lock": fact.lock.sql or None,
        "scan": fact.scan,
        "writes": fact.writes,
        "rewrite": fact.rewrite,
        "blocks": fact.blocks,
        "reversible": fact.reversible,
        "way_back": part.change.caveat(),
        "hazards": [{"code": each.code.value, "message": each.message} for each in fact.hazards],
        "rows_at_risk": [
            {
                "table": risk.table,
                "about": risk.about,
                "rows": counted.numbers.get(risk.sql),
                "query": risk.sql,
            }
            for risk in review.risks
            if risk.change == part.change
        ],
    }


def _api(api: ApiStep) -> Value:
    verdict = api.verdict
    return {
        "against": api.against,
        "before": api.before,
        "after": api.after,
        "changes": [
            {
                "kind": each.kind,
                "level": each.level.value,
                "place": each.place,
                "message": each.message,
            }
            for each in api.changes
        ],
        "required": None if verdict is None else verdict.required.name.lower(),
        "given": None if verdict is None else verdict.given.name.lower(),
        "enough": None if verdict is None else verdict.enough,
    }


def _move(move: Move) -> Value:
    return {**_diagnostic(move.diagnostic), "written": move.written, "wanted": move.wanted}


def _diagnostic(each: Diagnostic) -> dict[str, Value]:
    span = each.span
    return {
        "code": each.code,
        "message": each.message,
        "hint": each.hint,
        "file": None if span is None else span.file,
        "line": None if span is None else span.line,
    }
