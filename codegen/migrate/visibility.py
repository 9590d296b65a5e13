"""When row-level security is switched, and when a revision has to see past it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from codegen.migrate.changes import AddColumn, Change, DropColumn, ForbidNull
from codegen.migrate.constraints import AddForeignKey, ChangeForeignKey, DropForeignKey
from codegen.migrate.retired import RetireColumn, ReviveColumn
from codegen.migrate.rows import (
    KeepDeleted,
    PurgeDeleted,
    RenameWords,
    Secure,
    SeeAllRows,
    SeeOwnRows,
)
from codegen.migrate.types import ChangeType, ConvertRows
from codegen.storage import Column, Table


def secured(
    changes: Sequence[Change],
    pairs: Sequence[tuple[Table, Table]],
    looked_at: Collection[str] = (),
) -> tuple[Change, ...]:
    """The changes, with those of security around them: off before all others, on after them.

    Whoever migrates is the tables' owner, whom a secured table shows no rows either: where rows
    are looked at, read or written, up or down, it shows them all in between.
    """
    touched = {*looked_at, *(name for change in changes for name in _reads(change))}
    fillings = [sql for change in changes for sql in _fillings(change)]
    touched |= {new.name for _, new in pairs if any(_speaks_of(new.name, sql) for sql in fillings)}
    seen = [
        (old.name, new.name)
        for old, new in pairs
        if old.row_security and new.row_security and not _is_stale(old, new)
        if touched & {old.name, new.name}
    ]
    return (
        *(_policy(old).reverse() for old, new in pairs if _is_stale(old, new)),
        *(SeeAllRows(name) for name, _ in seen),
        *changes,
        *(SeeOwnRows(name) for _, name in seen[::-1]),
        *(_policy(new) for old, new in pairs if _is_stale(new, old)),
    )


def _is_stale(table: Table, other: Table) -> bool:
    """Whether a table has a policy that the other does not have, as it is before or after."""
    if not (table.row_security and other.row_security):
        return table.row_security
    return _policy(table).type != _policy(other).type


def _policy(table: Table) -> Secure:
    owner = table.column(table.owner or "")
    if owner is None:
        raise ValueError(f"{table.name} has no owner")
    return Secure(table.name, owner.name, owner.type)


def _reads(change: Change) -> Iterator[str]:
    """The tables whose rows are read or written by a change or by its reverse."""
    match change:
        case AddForeignKey(table, key) | DropForeignKey(table, key):
            yield from (table, key.table)
        case ChangeForeignKey(table, before, after):
            yield from (table, before.table, after.table)
        case AddColumn(table, column) | DropColumn(table, column) if _asks(column):
            yield table
        case (
            ChangeType(table)
            | ConvertRows(table)
            | ForbidNull(table)
            | RenameWords(table)
            | RetireColumn(table)
            | ReviveColumn(table)
            | PurgeDeleted(table)
            | KeepDeleted(table)
        ):
            yield table
        case _:
            return


def _fillings(change: Change) -> Iterator[str]:
    """The expressions that fill rows, and may ask other tables."""
    match change:
        case AddColumn(column=column) | DropColumn(column=column):
            yield column.filling or ""
        case ForbidNull(backfill=backfill):
            yield backfill or ""
        case _:
            return


def _speaks_of(table: str, sql: str) -> bool:
    return re.search(rf"\b{re.escape(table)}\b", sql, re.IGNORECASE) is not None


def _asks(column: Column) -> bool:
    """Whether adding the column means writing every row, or asking whether there is one."""
    filled = column.nullable or column.default is not None or column.backfill is not None
    return not filled or column.filling is not None
