"""In which order tables can be created, though they refer to each other."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from codegen.migrate.constraints import AddForeignKey
from codegen.storage import ForeignKey, Table


def in_creation_order(new: Sequence[Table]) -> tuple[list[Table], list[AddForeignKey]]:
    """The tables, each behind those that it refers to, and the references that have to wait.

    Where tables refer to each other in a circle, one of them is created without the reference that
    closes it.
    """
    waiting = {table.name: table for table in new}
    ordered: list[Table] = []
    late: list[AddForeignKey] = []
    while waiting:
        name = next((each for each in waiting if not _open(waiting[each], waiting)), None)
        if name is None:
            name = next(each for each in waiting if _refers_to_itself(each, waiting))
            table = waiting[name]
            cut = _open(table, waiting)
            late += [AddForeignKey(name, key, new_table=True) for key in cut]
            kept = tuple(key for key in table.foreign_keys if key not in cut)
            waiting[name] = replace(table, foreign_keys=kept)
        ordered.append(waiting.pop(name))
    return ordered, late


def _open(table: Table, waiting: Collection[str]) -> list[ForeignKey]:
    """The references to other tables that are not created yet."""
    return [key for key in table.foreign_keys if key.table in waiting and key.table != table.name]


def _refers_to_itself(name: str, waiting: Mapping[str, Table]) -> bool:
    """Whether a table is in a circle, and does not only wait for one."""
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        targets = {key.table for key in _open(waiting[ahead.pop()], waiting)} - seen
        seen |= targets
        ahead += targets
    return name in seen
