"""The changes to what binds the rows of one table: references, uniques, indexes, conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from codegen.migrate.changes import Change
from codegen.migrate.constraints import (
    AddCondition,
    AddForeignKey,
    AddIndex,
    AddUnique,
    ChangeForeignKey,
    DropCondition,
    DropForeignKey,
    DropIndex,
    DropUnique,
)
from codegen.migrate.matching import GONE, Matches, Successors, match
from codegen.storage import ForeignKey, Table, TableCheck, TableIndex, UniqueKey


@dataclass(frozen=True, slots=True)
class PartDiff:
    """The changes to the parts of a table, in the order of their turns.

    `drops` use the table's old name, `edits` its new one. The names of constraints are a table's
    own; those of keys and indexes are shared by all tables.
    """

    drops: tuple[Change, ...]
    constraints: Mapping[str, str]
    uniques: Mapping[str, str]
    indexes: Mapping[str, str]
    edits: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    references: Matches[ForeignKey]
    changed: tuple[tuple[ForeignKey, ForeignKey], ...]
    uniques: Matches[UniqueKey]
    indexes: Matches[TableIndex]
    conditions: Matches[TableCheck]


def compare_parts(before: Table, after: Table, now: Successors) -> PartDiff:
    """Compare the parts of a table with those of the table that it becomes."""
    references = match([(k, now.reference(k)) for k in before.foreign_keys], after.foreign_keys)
    changed = tuple(
        (old, new)
        for old, words in references.dropped
        for new in references.added
        if words.columns == new.columns and words.table != GONE
    )
    parts = _Parts(
        _without(references, changed),
        changed,
        match([(key, now.unique(key)) for key in before.uniques], after.uniques),
        match([(index, now.index(index)) for index in before.indexes], after.indexes),
        match([(each, now.condition(each)) for each in before.conditions], after.conditions),
    )
    renamed = (*parts.references.renamed, *changed)
    conditions = parts.conditions.renamed
    return PartDiff(
        drops=tuple(_drops(before.name, parts)),
        constraints={old.name: new.name for old, new in renamed}
        | {old.name: new.name for old, new in conditions},
        uniques={old.name: new.name for old, new in parts.uniques.renamed},
        indexes={old.name: new.name for old, new in parts.indexes.renamed},
        edits=tuple(_edits(after.name, parts, now)),
    )


def _without(
    references: Matches[ForeignKey], changed: tuple[tuple[ForeignKey, ForeignKey], ...]
) -> Matches[ForeignKey]:
    return replace(
        references,
        dropped=tuple(
            pair for pair in references.dropped if all(pair[0] != old for old, _ in changed)
        ),
        added=tuple(key for key in references.added if all(key != new for _, new in changed)),
    )


def _drops(table: str, parts: _Parts) -> Iterator[Change]:
    added = {key.columns[-1] for key in parts.references.added}
    for key, words in parts.references.dropped:
        yield DropForeignKey(table, key, words.columns[-1] in added)
    for condition, _ in parts.conditions.dropped:
        yield DropCondition(table, condition)
    for unique, _ in parts.uniques.dropped:
        yield DropUnique(table, unique)
    for index, _ in parts.indexes.dropped:
        yield DropIndex(table, index)


def _edits(table: str, parts: _Parts, now: Successors) -> Iterator[Change]:
    for condition in parts.conditions.added:
        yield AddCondition(table, condition)
    for unique in parts.uniques.added:
        yield AddUnique(table, unique)
    for index in parts.indexes.added:
        yield AddIndex(table, index)
    dropped = {words.columns[-1] for _, words in parts.references.dropped}
    for key in parts.references.added:
        yield AddForeignKey(table, key, key.columns[-1] in dropped)
    for old, new in parts.changed:
        # The reference itself has been renamed by the time it changes.
        yield ChangeForeignKey(table, replace(now.reference(old), name=new.name), new)
