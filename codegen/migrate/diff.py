"""Two sets of tables in, the changes between them out; or everything that stands in their way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from codegen.catalog import Catalog, Removal
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate import refusals
from codegen.migrate.changes import (
    Change,
    ChangeComment,
    CreateTable,
    DropTable,
    RenameConstraint,
    RenameTable,
)
from codegen.migrate.columns import compare
from codegen.migrate.pairing import Pairing, in_order, pair
from codegen.storage import Table, tables


def diff(before: tuple[Table, ...], catalog: Catalog) -> tuple[Change, ...]:
    """The changes that make the tables of the last revision those of the catalog, in order.

    Names are freed before they are taken: drops come first, then renames, then what is new. Raises
    SchemaError with everything that the schema does not declare, or that is not supported yet.
    """
    after = tables(catalog)
    _refuse_other_owner(before, after)
    old_tables = {table.resource: table for table in before}
    new_tables = {table.resource: table for table in after}
    pairing = pair(_renamed(before), _renamed(after))
    pairs = [(old_tables[former], new_tables[name]) for name, former in pairing.kept.items()]
    details = [compare(old, new, catalog.removed) for old, new in pairs]
    problems = [
        *_table_problems(new_tables, list(old_tables), pairing, catalog.removed),
        *(problem for detail in details for problem in detail.problems),
    ]
    if problems:
        raise SchemaError(problems)
    return (
        *(DropTable(old_tables[name]) for name in pairing.dropped),
        *(change for detail in details for change in detail.drops),
        *_renames(before, after, pairs),
        *(change for detail in details for change in detail.renames),
        *(CreateTable(new_tables[name]) for name in pairing.added),
        *(change for detail in details for change in detail.edits),
        *(
            ChangeComment(new.name, None, old.comment, new.comment)
            for old, new in pairs
            if old.comment != new.comment
        ),
    )


def _refuse_other_owner(before: tuple[Table, ...], after: tuple[Table, ...]) -> None:
    """Raise SchemaError when the owner's column changes: once, though it is in every key."""
    if not before or not after:
        return
    old, new = (table.column(table.primary_key.columns[0]) for table in (before[0], after[0]))
    if old and new and (old.name, old.type) != (new.name, new.type):
        raise SchemaError([refusals.owner_changed(old, new)])


def _renamed(tables_: tuple[Table, ...]) -> dict[str, str | None]:
    return {table.resource: table.renamed_from for table in tables_}


def _table_problems(
    after: Mapping[str, Table],
    known: Sequence[str],
    pairing: Pairing,
    removed: Collection[Removal],
) -> Iterator[Diagnostic]:
    for name in (*pairing.unknown, *pairing.contested):
        former = after[name].renamed_from or ""
        if name in pairing.unknown:
            yield refusals.unknown_rename("the resource", name, former, known)
        else:
            yield refusals.contested_rename("the resource", name, former)
    if pairing.unknown or pairing.contested:
        return
    for name in pairing.dropped:
        if Removal(name) not in removed:
            yield refusals.undeclared_drop("the resource", name, pairing.added)


def _renames(
    before: tuple[Table, ...], after: tuple[Table, ...], pairs: list[tuple[Table, Table]]
) -> Iterator[Change]:
    """The renames of tables and their keys. A key is an index, and shares the tables' names."""
    taken = [name for table in (*before, *after) for name in (table.name, table.primary_key.name)]
    for rename in in_order({old.name: new.name for old, new in pairs}, taken):
        yield RenameTable(rename.before, rename.after)
    keys = {old.primary_key.name: new for old, new in pairs}
    for rename in in_order({old: new.primary_key.name for old, new in keys.items()}, taken):
        yield RenameConstraint(keys[rename.origin].name, rename.before, rename.after)
