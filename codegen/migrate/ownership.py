"""The owner and the keys: what becomes of them, and what has to be declared first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate import refusals
from codegen.migrate.changes import Change
from codegen.migrate.keys import AddId, AddKey, DropId, DropKey
from codegen.storage import Column, Table


def refuse_other_owner(before: Sequence[Table], after: Sequence[Table]) -> None:
    """Raise SchemaError when the owner has another name, and nothing says that it is the same.

    It is said once, though the owner is in every key.
    """
    old, new = _owner(before), _owner(after)
    if old and new and new.name != old.name and new.renamed_from != old.name:
        raise SchemaError([refusals.owner_renamed(old, new)])


def _owner(tables: Sequence[Table]) -> Column | None:
    return next((table.column(table.owner) for table in tables if table.owner is not None), None)


def kept_owner(pairs: Sequence[tuple[Table, Table]]) -> tuple[tuple[str, str] | None, bool]:
    """The owner's column, then and now, and whether it holds another type."""
    for old, new in pairs:
        was, now = old.column(old.owner or ""), new.column(new.owner or "")
        if was is not None and now is not None:
            return (was.name, now.name), was.type != now.type
    return None, False


def joins_the_same(before: Table, after: Table, names: Mapping[str, str]) -> bool:
    """Whether a table is no join, or one between the same tables as before.

    `names` are what the tables are called now that stay. A join that is retired refers to nothing:
    what it joined, and may join again, its columns tell.
    """
    if not (before.join and after.join) or after.retired:
        return True
    if before.retired:
        former = (column.renamed_from or column.name for column in after.columns)
        return {*former} == {column.name for column in before.columns}
    ends = sorted(names.get(key.table, "") for key in before.foreign_keys)
    return ends == sorted(key.table for key in after.foreign_keys)


def fixed(table: Table) -> frozenset[str]:
    """The columns that are what they are, whatever they are called: the id and the owner."""
    return frozenset(name for name in ("id", table.owner) if name and table.column(name))


def kept_fixed(before: Table, after: Table) -> dict[str, str]:
    """The former names of the id and the owner, where both tables have one."""
    kept = {}
    if not before.join and not after.join:
        kept["id"] = "id"
    if before.owner is not None and after.owner is not None:
        kept[after.owner] = before.owner
    return kept


def objections_to_owner(
    before: Table, after: Table, removed: Collection[Removal]
) -> Iterator[Diagnostic]:
    """What is refused of a table that gets an owner, or loses its own.

    A join follows the resources that it joins, and is told with them.
    """
    if after.join or (before.owner is None) == (after.owner is None):
        return
    if before.owner is not None:
        names = {before.resource, after.resource}
        if not any(each.resource in names and each.field == before.owner for each in removed):
            yield refusals.owner_lost(after.resource, before.owner)
        return
    owner = after.column(after.owner or "")
    if owner is not None and owner.backfill is None:
        checks = [check for check in after.checks if check.column == owner.name]
        yield refusals.owner_needed(after.resource, owner, checks)


def unkeyed(before: Table, after: Table, columns: Mapping[str, str]) -> Iterator[Change]:
    """What goes of a table's key, by the names of before. `columns` are the former names."""
    if _is_kept(before, after, columns):
        return
    yield DropKey(before.name, before.primary_key)
    if after.join and not before.join:
        yield DropId(before.name)


def keyed(before: Table, after: Table, columns: Mapping[str, str]) -> Iterator[Change]:
    """What comes of a table's key, by the names of now."""
    if _is_kept(before, after, columns):
        return
    if before.join and not after.join:
        yield AddId(after.name)
    yield AddKey(after.name, after.primary_key)


def _is_kept(before: Table, after: Table, columns: Mapping[str, str]) -> bool:
    former = tuple(columns.get(name) for name in after.primary_key.columns)
    return former == before.primary_key.columns
