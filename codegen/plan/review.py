"""The whole review: what an edit of the schema changes, and how much it asks for."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from codegen.compat import ApiChange, Level, Verdict, compare, verdict
from codegen.diagnostics import Diagnostic
from codegen.migrate import Plan
from codegen.migrate.looks import Look
from codegen.overrides import Move
from codegen.plan.fact import Code, Hazard
from codegen.plan.risks import Risk
from codegen.plan.stages import Stage


class Grade(enum.IntEnum):
    """How much an edit asks for, the most last."""

    NOTHING = 0
    SAFE = 1
    HAZARDOUS = 2
    BREAKING = 3


@dataclass(frozen=True, slots=True)
class Files:
    """The paths that change, and why some must not be touched.

    `created`, `replaced` and `deleted` are in `generated/`, `added` in `migrations/`.
    """

    created: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    problems: tuple[Diagnostic, ...] = ()

    @property
    def signed(self) -> dict[str, str]:
        """What happens to each path: `+`, `~` or `-`, in the order of the paths."""
        signs = {
            **dict.fromkeys((*self.created, *self.added), "+"),
            **dict.fromkeys(self.replaced, "~"),
            **dict.fromkeys(self.deleted, "-"),
        }
        return dict(sorted(signs.items()))


def with_migration(files: Files, plan: Plan | None, snapshot: str) -> Files:
    """The files with those of a migration, which adds some and replaces the snapshot."""
    if plan is None:
        return files
    there = plan.parent is not None
    replaced = (snapshot,) if there else ()
    added = tuple(path for path in plan.tree if path not in replaced)
    return replace(files, added=added, replaced=(*files.replaced, *replaced))


@dataclass(frozen=True, slots=True)
class Baseline:
    """The document that the API is compared with, and its file; None where there is none yet."""

    file: str
    document: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class ApiStep:
    """The API from its baseline to the schema's: its changes, and what its version must do.

    `against` is the file of the baseline. Where there is none, everything is new, and `before` and
    `verdict` are None.
    """

    against: str
    before: str | None
    after: str
    changes: tuple[ApiChange, ...] = ()
    verdict: Verdict | None = None

    @property
    def keeps(self) -> bool:
        """Whether every client works on."""
        return all(change.level is not Level.BREAKING for change in self.changes)

    @property
    def breaks(self) -> bool:
        """Whether clients break and the version does not say so."""
        return not self.keeps and self.verdict is not None and not self.verdict.enough


def step(baseline: Baseline, after: Mapping[str, object], today: date) -> ApiStep:
    """What changes for clients on this day, if the schema's document takes the baseline's place."""
    version = _version(after)
    if baseline.document is None:
        return ApiStep(baseline.file, None, version)
    before = _version(baseline.document)
    changes = compare(baseline.document, after, today)
    return ApiStep(baseline.file, before, version, changes, verdict(changes, before, version))


def _version(document: Mapping[str, object]) -> str:
    info = document.get("info")
    return str(info.get("version", "")) if isinstance(info, Mapping) else ""


def stops(look: Look) -> Hazard:
    """The hazard that rows are in the way. They are looked at before anything changes."""
    return Hazard(Code.MAY_STOP, f"It stops at rows of {look.table} {look.problem}.")


@dataclass(frozen=True, slots=True)
class Review:
    """The four blocks: files, SQL, API, overrides.

    `refused` says why there is no migration, where there is none. `base` is the revision that the
    database must be at for the questions to be asked: which rows are in the way (`looks`), and
    which lose something (`risks`).
    """

    files: Files
    stages: tuple[Stage, ...]
    refused: tuple[Diagnostic, ...]
    base: str | None
    looks: tuple[Look, ...]
    risks: tuple[Risk, ...]
    api: ApiStep
    moves: tuple[Move, ...]
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def hazards(self) -> tuple[Hazard, ...]:
        """The hazards of all changes, and that the rows may be in the way."""
        found = tuple(
            hazard
            for stage in self.stages
            for part in stage.parts
            if not part.continued
            for hazard in part.fact.hazards
        )
        return (*map(stops, self.looks), *found)

    @property
    def questions(self) -> tuple[str, ...]:
        """What to ask the database: each query answers with one number."""
        asked = (*(look.count for look in self.looks), *(risk.sql for risk in self.risks))
        return tuple(dict.fromkeys(asked))

    @property
    def grade(self) -> Grade:
        """The most that holds."""
        if self.api.breaks:
            return Grade.BREAKING
        if self.hazards:
            return Grade.HAZARDOUS
        changed = self.files.signed or self.stages or self.api.changes or self.moves
        return Grade.SAFE if changed else Grade.NOTHING
