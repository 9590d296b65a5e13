"""Which revisions stay when two branches have both migrated, and which give way.

The branch that stays is the one whose chain of digests ends in the snapshot. Revisions of two
branches often have the same number, so that the number alone does not say which one is followed:
for a generated revision the digest that it starts from does. One that was written by hand may say
so too, as its `base_snapshot`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate.history import Written, free_number
from codegen.migrate.merges import of_no_branch
from codegen.migrate.snapshot import PATH, Snapshot, digest

State: TypeAlias = tuple[str, str | None]
"""A revision's file, and the digest of the tables that it leaves."""


@dataclass(frozen=True, slots=True)
class Division:
    """The revisions that stay; those that are planned again; those that are put behind, in order.

    `fork` is the last revision that both branches have.
    """

    kept: tuple[Written, ...]
    gone: tuple[Written, ...] = ()
    moved: tuple[Written, ...] = ()
    fork: str | None = None


def divide(snapshot: Snapshot, history: Sequence[Written]) -> Division:
    """Tell the branches apart. Raises SchemaError where that cannot be told from the files."""
    graph = _Graph(history)
    tip = (_tip(snapshot, history), digest(snapshot.tables))
    stays = set(graph.before(tip))
    gone = {each.file for each in history if each.snapshot is not None} - stays
    lost = [each for each in history if each.file in gone]
    beside = {file for each in lost for file in graph.before(_left(each))}
    moved = _moved(graph, tip[0], stays, beside)
    kept = tuple(each for each in history if each.file not in {*gone, *moved})
    if forked := _forked_by_hand(kept):
        raise SchemaError([forked])
    return Division(
        kept=kept,
        gone=tuple(sorted(lost, key=lambda each: len(graph.before(_left(each))))),
        moved=tuple(graph.written[file] for file in moved),
        fork=graph.fork(tip, {*gone, *moved}),
    )


def _left(each: Written) -> State:
    return each.file, each.snapshot


def _moved(graph: _Graph, tip: str, stays: set[str], beside: set[str]) -> list[str]:
    """The revisions written by hand that do not stand behind what stays, oldest first.

    `beside` are those that others are known to follow which give way.
    """
    moved: list[str] = []
    problems: list[Diagnostic] = []
    for file, states in graph.by_hand(stays):
        lines = [graph.before(state) for state in states]
        away = {*beside, *moved} - stays
        ways = [tip not in line or not away.isdisjoint(line) for line in lines]
        # What Alembic made to join the branches follows both, and is put behind them.
        if all(ways) or file in away or (any(ways) and len(graph.written[file].parents) > 1):
            moved.append(file)
        elif any(ways):
            problems.append(_ambiguous(file, graph, states))
    if problems:
        raise SchemaError(problems)
    return moved


class _Graph:
    """Each revision with all the ways in which it can follow others, digest by digest."""

    def __init__(self, history: Sequence[Written]) -> None:
        self.written = {each.file: each for each in history}
        self._left: dict[State, None] = {}
        self._named: dict[str, list[State]] = {}
        known = -1
        while known < len(self._left):
            known = len(self._left)
            for each in history:
                for state in [*self._states(each)]:
                    self._add(state, each.revision)
        for each in history:
            if not any(file == each.file for file, _ in self._left):
                raise _cut_off(each)

    def _add(self, state: State, revision: str) -> None:
        if state not in self._left:
            self._left[state] = None
            self._named.setdefault(revision, []).append(state)

    def _states(self, each: Written) -> Iterator[State]:
        """What the revision leaves, for each way to reach it that is known so far."""
        bases = (
            [None]
            if not each.parents
            else [base for parent in each.parents for _, base in self._named.get(parent, ())]
        )
        for base in bases:
            if each.snapshot is None and each.base_snapshot in (None, base):
                yield each.file, base
            elif each.snapshot is not None and each.base_snapshot == base:
                yield each.file, each.snapshot

    def parents(self, state: State) -> Iterator[State]:
        """What a revision follows when it leaves these tables."""
        each = self.written[state[0]]
        base = state[1] if each.snapshot is None else each.base_snapshot
        for parent in each.parents:
            found = (before for before in self._named.get(parent, ()) if before[1] == base)
            yield from [*found][:1]

    def before(self, state: State) -> list[str]:
        """The files of everything that a revision follows, and its own."""
        seen: dict[State, None] = {}
        waiting = [state]
        while waiting:
            if (current := waiting.pop()) not in seen:
                seen[current] = None
                waiting += self.parents(current)
        return [file for file, _ in seen]

    def by_hand(self, known: Collection[str]) -> Iterator[tuple[str, list[State]]]:
        """The revisions written by hand that are not known yet, oldest first, with their states."""
        files = dict.fromkeys(file for file, _ in self._left)
        for file in files:
            if self.written[file].snapshot is None and file not in known:
                yield file, [state for state in self._left if state[0] == file]

    def fork(self, tip: State, gives_way: Collection[str]) -> str | None:
        """The newest revision that stays and is followed by one that gives way."""
        line = self.before(tip)
        followed = {
            file for state in self._left if state[0] in gives_way for file, _ in self.parents(state)
        }
        return next((self.written[file].revision for file in line if file in followed), None)


def _tip(snapshot: Snapshot, history: Sequence[Written]) -> str:
    left = digest(snapshot.tables)
    for each in history:
        if (each.revision, each.snapshot) == (snapshot.revision, left):
            return each.file
    raise SchemaError([of_no_branch(PATH, snapshot.revision)])


def _cut_off(each: Written) -> SchemaError:
    parents = " and ".join(each.parents) or "nothing"
    return SchemaError(
        [
            Diagnostic(
                "snapshot-out-of-step",
                f"{each.file} follows {parents}, but nothing of that name leaves the tables that "
                "it starts from",
                hint="restore what is missing from version control",
            )
        ]
    )


def _ambiguous(file: str, graph: _Graph, states: Sequence[State]) -> Diagnostic:
    readings = {before: left for state in states for before, left in graph.parents(state)}
    lines = [
        f'if it follows {name}, add to {file}\n    base_snapshot = "{left}"'
        for name, left in readings.items()
    ]
    return Diagnostic(
        "snapshot-out-of-step",
        f"{file} follows {' or '.join(graph.written[file].parents)}, and that is what "
        f"{' and '.join(readings)} both are",
        hint="\n".join(lines),
    )


def _forked_by_hand(kept: Sequence[Written]) -> Diagnostic | None:
    """Two revisions written by hand that stand side by side, which no snapshot tells apart."""
    followed = {parent for each in kept for parent in each.parents}
    named = {each.revision: each for each in kept}
    heads = [each for each in kept if each.revision not in followed]
    double = [each for each in kept if named[each.revision] is not each]
    if len(heads) < 2 and not double:
        return None
    last = heads[-1] if heads else double[-1]
    other = next(e for e in (*double, *heads) if e is not last)
    return Diagnostic(
        "snapshot-out-of-step",
        f"{other.file} and {last.file} were written by hand side by side",
        hint=f"let one follow the other: write in {last.file}\n"
        f'    revision = "{free_number(kept)}"\n    down_revision = "{other.revision}"',
    )
