"""What is removed and not dropped yet: it stays in the database, where nothing asks for it.

A retired column takes null and is bound by nothing, so that rows are written without it; a retired
table refers to nothing, so that nothing is kept for its sake.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from codegen.catalog import Catalog, Removal
from codegen.diagnostics import Diagnostic
from codegen.migrate import refusals
from codegen.migrate.columns import column_pairing
from codegen.migrate.objections import removal_of
from codegen.migrate.pairing import Pairing, pair
from codegen.migrate.renames import names_of
from codegen.storage import Column, Table, tables


def table_pairing(before: Sequence[Table], after: Sequence[Table]) -> Pairing:
    """Which table became which, by the names of their resources."""
    old = {table.resource: table for table in before}
    others = {t.resource for t in after if t.replaces and not _replaces(old, t.resource)}
    renamed = {table.resource: table.renamed_from for table in before}
    return pair(renamed, _renamed_since(after, old), others)


def _replaces(before: Mapping[str, Table], name: str) -> bool:
    """Whether a table has replaced another already: as a rename, it does so once."""
    table = before.get(name)
    return table is not None and table.replaces


def following(table: Table, catalog: Catalog) -> Collection[str]:
    """The columns whose former names nobody gives: they follow those of other resources."""
    if table.join:
        return [column.name for column in table.columns]
    parents = {each.name: each.parent for each in catalog.resources}
    parent = parents.get(table.resource)
    return [] if parent is None else [parent.field]


def spoken_of(table: Table, catalog: Catalog) -> tuple[Removal, ...]:
    """The tombstones that can be for a table or what is in it: those of others are for them."""
    others = {each.name for each in catalog.resources} - {table.resource}
    return tuple(each for each in catalog.removed if each.resource not in others)


def _renamed_since(after: Sequence[Table], before: Mapping[str, Table]) -> dict[str, str | None]:
    """The former names. A join follows its resources, if it was there: nobody names its past."""
    return {
        table.resource: None
        if table.join and table.renamed_from not in before
        else table.renamed_from
        for table in after
    }


def target(before: Sequence[Table], catalog: Catalog) -> tuple[Table, ...]:
    """The tables of the catalog, and with them what the database keeps of what is removed."""
    after = tables(catalog)
    old = {table.resource: table for table in before}
    pairing = table_pairing(before, after)
    waiting = (
        replace(old[name], retired=True, foreign_keys=())
        for name in pairing.dropped
        if _waits(catalog, catalog.removal(name))
    )
    kept = (
        _keeping(table, old[pairing.kept[table.resource]], catalog)
        if table.resource in pairing.kept
        else table
        for table in after
    )
    return (*kept, *waiting)


def _waits(catalog: Catalog, removal: Removal | None) -> bool:
    return removal is not None and catalog.kept(removal)


def _keeping(table: Table, old: Table, catalog: Catalog) -> Table:
    """The table with the columns that are retired, now or before."""
    removed = spoken_of(table, catalog)
    dropped = column_pairing(old, table, removed, following(table, catalog)).dropped
    columns = (
        *old.retired_columns,
        *(_unbound(column) for column in old.columns if column.name in dropped),
    )
    removals = (
        (column, removal_of(removed, old, table, column.name))
        for column in columns
        if table.column(column.name) is None
    )
    retired = tuple(column for column, removal in removals if _waits(catalog, removal))
    return replace(table, retired_columns=retired)


def _unbound(column: Column) -> Column:
    """A column as it is once it is retired. Its default stays: rows are written without it."""
    return Column(column.name, column.type, True, column.default, column.comment)


def awake(before: Table, after: Table) -> Table:
    """A table of before with the columns that were retired and are to be used, or dropped, now."""
    still = {column.name for column in after.retired_columns}
    woken = tuple(column for column in before.retired_columns if column.name not in still)
    return replace(before, columns=(*before.columns, *woken))


def names_in_the_way(after: Sequence[Table]) -> Iterator[Diagnostic]:
    """New tables, keys and indexes that are called like those of a retired table."""
    for table in after:
        if table.retired:
            held = set(names_of(table))
            for other in after:
                clash = [name for name in names_of(other) if name in held]
                if other is not table and clash:
                    yield refusals.name_retired(table.resource, other.resource, clash[0])
