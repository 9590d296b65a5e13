"""What commands answer, as text for people and as values for programs; nothing is printed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from codegen.diagnostics import Diagnostic, Span
from codegen.explain import Answer
from codegen.pipeline import Checked, Generated
from codegen.plan import Counted, Line, Review
from codegen.plan import lines as plan_lines
from codegen.plan import members as plan_members
from codegen.revisions import Migrated
from codegen.writer import WritePlan

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"

MIGRATION_DUE = "The schema has changes that no migration makes yet: run `codegen migrate`."


def summary(written: WritePlan) -> str:
    """`3 created, 1 replaced, 0 deleted, 18 unchanged`."""
    counts = {
        "created": len(written.create),
        "replaced": len(written.replace),
        "deleted": len(written.delete),
        "unchanged": len(written.keep),
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items())


def paths(written: WritePlan) -> list[str]:
    """The changed paths, one per line, each with a sign for what happened to it."""
    signs = {
        **dict.fromkeys(written.create, "+"),
        **dict.fromkeys(written.replace, "~"),
        **dict.fromkeys(written.delete, "-"),
    }
    return [f"{sign} {path}" for path, sign in sorted(signs.items())]


def count(diagnostics: Sequence[Diagnostic]) -> str:
    """`1 error`, `2 errors and 1 warning`."""
    parts = []
    for severity in ("error", "warning"):
        number = sum(each.severity == severity for each in diagnostics)
        if number:
            parts.append(f"{number} {severity}" + ("s" if number > 1 else ""))
    return " and ".join(parts)


def diagnostics_json(diagnostics: Iterable[Diagnostic]) -> Json:
    """The diagnostics as objects; places count from 1, and are null where there is none."""
    return [
        {
            "severity": each.severity,
            "code": each.code,
            "message": each.message,
            "hint": each.hint,
            "file": None if each.span is None else each.span.file,
            "line": None if each.span is None else each.span.line,
            "column": None if each.span is None else each.span.column,
            "end_column": None if each.span is None else each.span.end_column,
        }
        for each in diagnostics
    ]


def generated_json(done: Generated) -> dict[str, Json]:
    """What `codegen generate --json` prints."""
    return {
        "created": list(done.written.create),
        "replaced": list(done.written.replace),
        "deleted": list(done.written.delete),
        "unchanged": list(done.written.keep),
        "migration_due": done.migration_due,
        "diagnostics": diagnostics_json((*done.problems, *done.warnings)),
    }


def checked_json(found: Checked) -> dict[str, Json]:
    """What `codegen check --json` prints."""
    return {
        "differences": [
            {"path": path, "diff": text, "because": found.causes.by_path[path].value}
            for path, text in found.differences.items()
        ],
        "changed": {"schema": found.causes.schema, "generator": found.causes.generator},
        "pending_changes": list(found.pending),
        "diagnostics": diagnostics_json((*found.problems, *found.warnings)),
    }


def migrated_json(made: Migrated | None) -> dict[str, Json]:
    """What `codegen migrate --json` prints."""
    return {
        "revision": None if made is None else made.revision,
        "path": None if made is None or not made.paths else made.paths[-1],
        "changes": [] if made is None else list(made.changes),
        "destructive": False if made is None else made.destructive,
        "files": {} if made is None else dict(made.files),
        "diagnostics": [] if made is None else diagnostics_json(made.warnings),
        **_rebased_json(made),
    }


def _rebased_json(made: Migrated | None) -> dict[str, Json]:
    if made is None or made.rebased is None:
        return {"deleted": [], "moved": [], "fork": None}
    return {
        "deleted": list(made.rebased.deleted),
        "moved": [
            {"path": move.before, "new_path": move.after, "text": move.text}
            for move in made.rebased.moved
        ],
        "fork": made.rebased.fork,
    }


def rebased(made: Migrated) -> list[str]:
    """What became of the branch that gave way, one line for each of its revisions."""
    if made.rebased is None:
        return []
    return [
        *(f"- {path}: its changes are planned again" for path in made.rebased.deleted),
        *(f"~ {move.before}: behind the others, as {move.after}" for move in made.rebased.moved),
    ]


def going_back(made: Migrated) -> str | None:
    """What is to be done with databases that are ahead of where the branches parted."""
    if made.rebased is None or not (made.rebased.deleted or made.rebased.moved):
        return None
    return (
        "A database that has applied one of these goes back before it goes on: on that branch, as "
        f"it was before the merge, `codegen db downgrade {made.rebased.fork or 'base'}`."
    )


def answered(answer: Answer, sql: Mapping[str, str]) -> list[str]:
    """What `codegen explain` prints: each part with its place, and the SQL below them."""
    parts = [f"{part.title:<9} {_place(part.place, part.text)}" for part in answer.parts]
    shown = [f"  {line}" for line in answer.sql]
    for name, text in sql.items():
        shown += [f"  -- {name}", *(f"  {line.strip()}" for line in text.splitlines())]
    return [answer.subject, *parts, *(["sql", *shown] if shown else [])]


def _place(span: Span | None, text: str) -> str:
    return text if span is None else f"{span.file}:{span.line}  {text}"


def answered_json(answer: Answer, sql: Mapping[str, str]) -> dict[str, Json]:
    """What `codegen explain --json` prints."""
    return {
        "subject": answer.subject,
        "parts": [
            {
                "title": part.title,
                "file": None if part.place is None else part.place.file,
                "line": None if part.place is None else part.place.line,
                "text": part.text,
            }
            for part in answer.parts
        ],
        "column": list(answer.sql),
        "statements": dict(sql),
    }


def reviewed(review: Review, numbers: Mapping[str, int], why: str | None) -> tuple[Line, ...]:
    """What `codegen plan` prints; `numbers` are the rows by question, and `why` some are not."""
    return plan_lines(review, Counted(numbers, why))


def reviewed_json(review: Review, numbers: Mapping[str, int], why: str | None) -> dict[str, Json]:
    """What `codegen plan --json` prints."""
    told = (*review.files.problems, *review.refused, *review.warnings)
    return {
        **plan_members(review, Counted(numbers, why)),
        "diagnostics": diagnostics_json(told),
    }
