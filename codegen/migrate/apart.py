"""Which changes go into a revision of their own: indexes, built while others read and write.

PostgreSQL builds an index concurrently only outside of a transaction. What one transaction makes is
committed before, as a revision of its own, so that each of the two is whole or can be run again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from codegen.migrate.calls import alter, drop_constraint, execute
from codegen.migrate.changes import Change
from codegen.migrate.constraints import AddIndex, AddUnique, DropIndex, DropUnique
from codegen.migrate.creation import create_index
from codegen.storage import IndexKey, Table, TableIndex, quote_name

Build: TypeAlias = AddIndex | AddUnique
"""A change that can go apart."""


def split(changes: Sequence[Change]) -> tuple[tuple[Change, ...], tuple[Build, ...]]:
    """The changes of one transaction, and the indexes that are built after it.

    What replaces an index of the same name stays with it: rows that a unique holds apart are not
    let go in between.
    """
    replaced = {_name(change) for change in changes if isinstance(change, DropIndex | DropUnique)}
    later = tuple(
        change
        for change in changes
        if isinstance(change, AddIndex | AddUnique) and _name(change) not in replaced
    )
    return tuple(change for change in changes if change not in later), later


def _name(change: Build | DropIndex | DropUnique) -> str:
    return change.index.name if isinstance(change, AddIndex | DropIndex) else change.key.name


def without(tables: Sequence[Table], later: Sequence[Build]) -> tuple[Table, ...]:
    """The tables as they are before the indexes are built."""
    names = {_name(change) for change in later}
    return tuple(
        replace(
            table,
            uniques=tuple(each for each in table.uniques if each.name not in names),
            indexes=tuple(each for each in table.indexes if each.name not in names),
        )
        for table in tables
    )


def build(later: Sequence[Build]) -> tuple[list[str], list[str]]:
    """What builds the indexes outside of a transaction, and what then makes constraints of them.

    What an interrupted run has left goes first, so that it can be run again.
    """
    block = []
    for change in later:
        index = change.index if isinstance(change, AddIndex) else _behind(change)
        block += [_drop(index.name), create_index(change.table, index, concurrently=True)]
    return _outside(block), [_constrain(each) for each in later if isinstance(each, AddUnique)]


def unbuild(later: Sequence[Build]) -> tuple[list[str], list[str]]:
    """What drops the indexes outside of a transaction, and then the constraints with theirs."""
    backwards = later[::-1]
    return (
        _outside([_drop(each.index.name) for each in backwards if isinstance(each, AddIndex)]),
        [drop_constraint(e.table, e.key.name) for e in backwards if isinstance(e, AddUnique)],
    )


def _outside(statements: Sequence[str]) -> list[str]:
    """The statements outside of a transaction: nobody waits for them who reads or writes."""
    if not statements:
        return []
    return ["with op.get_context().autocommit_block():", *(f"    {each}" for each in statements)]


def _drop(name: str) -> str:
    return execute(f"DROP INDEX CONCURRENTLY IF EXISTS {quote_name(name)}")


def _behind(change: AddUnique) -> TableIndex:
    """The index behind a unique constraint."""
    keys = tuple(IndexKey(column) for column in change.key.columns)
    return TableIndex(change.key.name, keys, unique=True)


def _constrain(change: AddUnique) -> str:
    name = quote_name(change.key.name)
    return alter(change.table, f"ADD CONSTRAINT {name}", f"UNIQUE USING INDEX {name}")
