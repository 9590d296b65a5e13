"""The tables that a transaction changes, taken at its beginning and in one order.

A client that writes a row takes the row's table, and then those that the row refers to. Whoever
took them the other way round, one by one, would meet such a client at every try: each holds what
the other waits for, and neither gets on until one of them is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.migrate.calls import execute
from codegen.migrate.changes import (
    Change,
    ChangeComment,
    CreateTable,
    DropTable,
    RenameTable,
)
from codegen.migrate.constraints import (
    AddForeignKey,
    AddIndex,
    AddUnique,
    ChangeForeignKey,
    DropForeignKey,
    RenameIndex,
)
from codegen.migrate.order import in_creation_order
from codegen.storage import Table, quote_name


def tables_taken(changes: Sequence[Change], tables: Sequence[Table]) -> tuple[str, ...]:
    """The tables to take before any of the changes, those that refer to others first.

    `tables` are those that are there when the changes begin. A single one is not taken beforehand.
    """
    taken = set(_taken(changes))
    ordered, _ = in_creation_order(tables)
    names = tuple(table.name for table in ordered[::-1] if table.name in taken)
    return names if len(names) > 1 else ()


def locking(names: Sequence[str]) -> tuple[str, ...]:
    """The call that takes them."""
    if not names:
        return ()
    first, *others = map(quote_name, names)
    listed = [f"LOCK TABLE {first},", *(f"{name}," for name in others[:-1]), others[-1]]
    return (execute(*listed, "IN ACCESS EXCLUSIVE MODE"),)


def _taken(changes: Sequence[Change]) -> Iterator[str]:
    """The tables by the names that they have before the changes."""
    former: dict[str, str] = {}
    for change in changes:
        yield from (former.get(name, name) for name in _of(change))
        if isinstance(change, RenameTable):
            former[change.after] = former.pop(change.before, change.before)


def _of(change: Change) -> tuple[str, ...]:
    """The tables that nobody can even read while the change is made."""
    match change:
        case CreateTable() | ChangeComment() | AddForeignKey():
            return ()
        case AddUnique() | AddIndex() | RenameIndex():
            return ()
        case DropTable(table):
            return (table.name, *(key.table for key in table.foreign_keys))
        case RenameTable(before):
            return (before,)
        case DropForeignKey(table, key) | ChangeForeignKey(table, key):
            return (table, key.table)
        case _:
            return (change.table,)
