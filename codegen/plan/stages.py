"""The revisions to come, with the statements and the facts of each change in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from codegen.migrate import FOLDER, Plan
from codegen.migrate.changes import Change, CreateTable
from codegen.migrate.constraints import AddForeignKey, AddIndex, AddUnique
from codegen.plan.fact import Fact
from codegen.plan.facts import facts
from codegen.plan.sql import spelled


@dataclass(frozen=True, slots=True)
class Part:
    """A change as far as one revision makes it."""

    change: Change
    fact: Fact
    statements: tuple[str, ...]
    continued: bool = False
    """Whether an earlier revision begins it, where its facts are told."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One revision: its file, whether it is more than one transaction, and what that takes first.

    `taken` are tables.
    """

    path: str
    apart: bool
    taken: tuple[str, ...]
    parts: tuple[Part, ...]


def stages(plan: Plan) -> tuple[Stage, ...]:
    """The revisions of a plan in the order in which they run."""
    known = considered(plan.changes)
    paths = [path for path in sorted(plan.tree) if path.startswith(f"{FOLDER}/")]
    begun: set[Change] = set()
    found = []
    for path, turn in zip(paths, plan.turns, strict=True):
        parts = tuple(
            Part(change, known[change], spelled(statements), change in begun)
            for change, statements in turn.parts
        )
        found.append(Stage(path, turn.apart, turn.taken, parts))
        begun |= {change for change, _ in turn.parts}
    return tuple(found)


def considered(changes: Sequence[Change]) -> dict[Change, Fact]:
    """The facts of each change; of a table that is new, no row has to be read."""
    new = {change.table.name for change in changes if isinstance(change, CreateTable)}
    return {change: _considered(change, new) for change in changes}


def _considered(change: Change, new: Collection[str]) -> Fact:
    match change:
        case AddForeignKey(table) | AddUnique(table) | AddIndex(table) if table in new:
            return replace(facts(change), scan=False)
        case _:
            return facts(change)
