"""The changes to what binds the rows of one table: references, uniques, indexes, conditions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
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
    ReplaceIndex,
)
from codegen.migrate.matching import GONE, Matches, Successors, match
from codegen.migrate.retyping import is_bound, retyped, speaks_of
from codegen.storage import Column, ForeignKey, Table, TableCheck, TableIndex, UniqueKey


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
    at_once: frozenset[str] = frozenset()
    """The uniques and indexes that go at once: with a column, or out of the way of its values."""

    @property
    def replaced(self) -> dict[str, tuple[TableIndex | UniqueKey, TableIndex | UniqueKey]]:
        """What was, in the words of now, and what is, by the name that both have."""
        gone: dict[str, TableIndex | UniqueKey] = {
            **{old.name: now for old, now in self.uniques.dropped if old.name not in self.at_once},
            **{old.name: now for old, now in self.indexes.dropped if old.name not in self.at_once},
        }
        new: tuple[TableIndex | UniqueKey, ...] = (*self.uniques.added, *self.indexes.added)
        return {each.name: (gone[each.name], each) for each in new if each.name in gone}


def compare_parts(before: Table, after: Table, now: Successors, taken: Collection[str]) -> PartDiff:
    """Compare the parts of a table with those of the table that it becomes.

    `taken` are the names that tables and indexes have afterwards.
    """
    references = match([(k, now.reference(k)) for k in before.foreign_keys], after.foreign_keys)
    changed = tuple(
        (old, new)
        for old, words in references.dropped
        for new in references.added
        if words.columns == new.columns and words.table != GONE
    )
    bound = frozenset(_bound(before, after, now))
    parts = _Parts(
        _without(references, changed),
        changed,
        match([(key, now.unique(key)) for key in before.uniques], after.uniques),
        match([(index, now.index(index)) for index in before.indexes], after.indexes, bound),
        match([(e, now.condition(e)) for e in before.conditions], after.conditions, bound),
        frozenset((*_going(before, now), *bound, *_crossed(before, after, now))),
    )
    renamed = (*parts.references.renamed, *changed)
    conditions = parts.conditions.renamed
    return PartDiff(
        drops=tuple(_drops(before.name, parts, taken)),
        constraints={old.name: new.name for old, new in renamed}
        | {old.name: new.name for old, new in conditions},
        uniques={old.name: new.name for old, new in parts.uniques.renamed},
        indexes={old.name: new.name for old, new in parts.indexes.renamed},
        edits=tuple(_edits(after.name, parts, now, taken)),
    )


def _bound(before: Table, after: Table, now: Successors) -> Iterator[str]:
    """The names of what is made for the type that a column had, and cannot follow it to another."""
    kept = {name: former for former, name in now.columns.items()}
    types = retyped(before, after, kept)
    for index in before.indexes:
        if is_bound(now.index(index), types):
            yield index.name
    for condition in before.conditions:
        if speaks_of(now.condition(condition).sql, types):
            yield condition.name


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


def _drops(table: str, parts: _Parts, taken: Collection[str]) -> Iterator[Change]:
    added = {key.columns[-1] for key in parts.references.added}
    for key, words in parts.references.dropped:
        yield DropForeignKey(table, key, words.columns[-1] in added)
    for condition, _ in parts.conditions.dropped:
        yield DropCondition(table, condition)
    for unique, _ in parts.uniques.dropped:
        if unique.name not in parts.replaced:
            yield DropUnique(table, unique)
    for index, _ in parts.indexes.dropped:
        if index.name not in parts.replaced and _at_once(index, parts, taken):
            yield DropIndex(table, index, at_once=True)


def _at_once(index: TableIndex, parts: _Parts, taken: Collection[str]) -> bool:
    # What nobody asks to be unique any more may be alike before anything else is done.
    return index.unique or index.name in parts.at_once or index.name in taken


def _going(before: Table, now: Successors) -> Iterator[str]:
    """The names of the uniques and indexes that PostgreSQL drops with a column."""
    gone = {*now.gone}
    for unique in before.uniques:
        if gone & {*unique.columns}:
            yield unique.name
    for index in before.indexes:
        words = set(re.findall(r"\w+", index.where or ""))
        if gone & {*words, *index.include, *(key.column for key in index.keys)}:
            yield index.name


def _crossed(before: Table, after: Table, now: Successors) -> Iterator[str]:
    """The names of the uniques that values meet on their way which are alike only for a while."""
    changing = {
        former
        for former, name in now.columns.items()
        if _changes_values(before.column(former), after.column(name))
    }
    for unique in before.uniques:
        if changing & {*unique.columns}:
            yield unique.name
    for index in before.indexes:
        if index.unique and changing & {key.column for key in index.keys}:
            yield index.name


def _changes_values(old: Column | None, new: Column | None) -> bool:
    """Whether rows get other values in a column, which those of before say nothing of."""
    if old is None or new is None:
        return False
    words = (old.renamed_values, old.map_removed) != (new.renamed_values, new.map_removed)
    filled = old.nullable and not new.nullable
    typed = old.type != new.type
    return typed or filled or words or (new.convert is not None and new.convert != old.convert)


def _edits(table: str, parts: _Parts, now: Successors, taken: Collection[str]) -> Iterator[Change]:
    # What goes later, goes by the names of then.
    for former, index in parts.indexes.dropped:
        if former.name not in parts.replaced and not _at_once(former, parts, taken):
            yield DropIndex(table, index)
    for condition in parts.conditions.added:
        yield AddCondition(table, condition)
    for unique in parts.uniques.added:
        if unique.name not in parts.replaced:
            yield AddUnique(table, unique)
    for index in parts.indexes.added:
        if index.name not in parts.replaced:
            yield AddIndex(table, index)
    for before, after in parts.replaced.values():
        yield ReplaceIndex(table, before, after)
    dropped = {words.columns[-1] for _, words in parts.references.dropped}
    for key in parts.references.added:
        yield AddForeignKey(table, key, key.columns[-1] in dropped)
    for old, new in parts.changed:
        # The reference itself has been renamed by the time it changes.
        yield ChangeForeignKey(table, replace(now.reference(old), name=new.name), new)
