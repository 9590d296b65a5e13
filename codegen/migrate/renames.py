"""The renames of tables and of what is named after them, in an order in which no name is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.migrate.changes import Change, RenameConstraint, RenameTable
from codegen.migrate.columns import TableDiff
from codegen.migrate.constraints import RenameIndex
from codegen.migrate.pairing import in_order
from codegen.migrate.parts import PartDiff
from codegen.storage import Table


def table_renames(
    gone: Sequence[Table],
    new: Sequence[Table],
    pairs: Sequence[tuple[Table, Table]],
    details: Sequence[TableDiff],
    parts: Sequence[PartDiff],
) -> Iterator[Change]:
    """The renames of tables, keys and indexes. A key is an index, and shares the tables' names."""
    everything = (*gone, *new, *(table for pair in pairs for table in pair))
    taken = [name for table in everything for name in names_of(table)]
    for rename in in_order({old.name: table.name for old, table in pairs}, taken):
        yield RenameTable(rename.before, rename.after)
    owners: dict[str, str] = {}
    names: dict[str, str] = {}
    for (old, table), detail, part in zip(pairs, details, parts, strict=True):
        key = {} if detail.keyed else {old.primary_key.name: table.primary_key.name}
        constraints = {**key, **part.uniques}
        owners |= dict.fromkeys(constraints, table.name)
        names |= {**constraints, **part.indexes}
    for rename in in_order(names, taken):
        owner = owners.get(rename.origin)
        if owner is None:
            yield RenameIndex(rename.before, rename.after)
        else:
            yield RenameConstraint(owner, rename.before, rename.after)


def names_of(table: Table) -> Iterator[str]:
    """The names that no other table, key or index can have."""
    yield from (table.name, table.primary_key.name)
    yield from (unique.name for unique in table.uniques)
    yield from (index.name for index in table.indexes)


def constraint_renames(
    before: Table, after: Table, detail: TableDiff, part: PartDiff
) -> Iterator[Change]:
    """The renames of a table's checks, conditions and references, whose names are its own."""
    taken = [
        name
        for table in (before, after)
        for name in (
            *(check.name for check in table.checks),
            *(condition.name for condition in table.conditions),
            *(key.name for key in table.foreign_keys),
        )
    ]
    for rename in in_order({**detail.checks, **part.constraints}, taken):
        yield RenameConstraint(after.name, rename.before, rename.after)
