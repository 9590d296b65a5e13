"""Two sets of tables in, the changes between them out; or everything that stands in their way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from codegen.catalog import IDEMPOTENCY_KEY, Catalog, ManyToMany
from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate import refusals
from codegen.migrate.changes import Change, ChangeComment, CreateTable, DropTable
from codegen.migrate.columns import TableDiff, compare
from codegen.migrate.looks import hidden, looks, looks_back
from codegen.migrate.lost_words import word_problems
from codegen.migrate.matching import Successors
from codegen.migrate.order import in_creation_order
from codegen.migrate.ownership import joins_the_same, kept_owner, refuse_other_owner
from codegen.migrate.pairing import Pairing
from codegen.migrate.parts import compare_parts
from codegen.migrate.past import forgotten, renamed_resources
from codegen.migrate.renames import constraint_renames, names_of, table_renames
from codegen.migrate.retired import RetireTable, ReviveTable, whole
from codegen.migrate.retirement import (
    awake,
    following,
    names_in_the_way,
    spoken_of,
    table_pairing,
    target,
)
from codegen.migrate.rows import KeepDeleted, PurgeDeleted
from codegen.migrate.visibility import secured
from codegen.storage import DELETED_AT, Table


def diff(before: tuple[Table, ...], catalog: Catalog) -> tuple[Change, ...]:
    """The changes that make the tables of the last revision those of the catalog, in order.

    Names are freed before they are taken: drops come first, then renames, then what is new. Raises
    SchemaError with everything that the schema does not declare.
    """
    after = target(before, catalog)
    refuse_other_owner(before, after)
    old_tables = {table.resource: table for table in before}
    new_tables = {table.resource: table for table in after}
    pairing = table_pairing(before, after)
    pairs = [
        (awake(old_tables[former], new_tables[name]), new_tables[name])
        for name, former in pairing.kept.items()
    ]
    names = {old.name: new.name for old, new in pairs}
    details = [
        compare(old, new, spoken_of(new, catalog), following(new, catalog))
        if joins_the_same(old, new, names)
        else TableDiff(problems=(refusals.join_changed(old, new),))
        for old, new in pairs
    ]
    problems = [
        *_table_problems(new_tables, old_tables, pairing, catalog),
        *(problem for detail in details for problem in detail.problems),
        *word_problems(
            ((old, new, detail.columns) for (old, new), detail in zip(pairs, details, strict=True)),
            catalog,
        ),
        *names_in_the_way(after),
    ]
    if problems:
        raise SchemaError(problems)
    gone = [whole(old_tables[name]) for name in pairing.dropped]
    new = [new_tables[name] for name in pairing.added]
    steps = [*_retired(pairs, catalog), *_steps(gone, new, pairs, details)]
    found = looks(before, after, steps)
    back = looks_back(before, after, steps)
    return secured(steps, pairs, hidden((*found, *back))) or tuple(forgotten(pairs))


def _retired(pairs: Sequence[tuple[Table, Table]], catalog: Catalog) -> Iterator[Change]:
    """The tables that the API has no more, or has again."""
    for old, table in pairs:
        if table.retired and not old.retired:
            removal = catalog.removal(table.resource)
            yield RetireTable(old.name, (removal.drop_after if removal else None) or "")
        elif old.retired and not table.retired:
            yield ReviveTable(old.name)


def _steps(
    gone: Sequence[Table],
    new: Sequence[Table],
    pairs: Sequence[tuple[Table, Table]],
    details: Sequence[TableDiff],
) -> Iterator[Change]:
    yield from renamed_resources(pairs)
    names = {old.name: table.name for old, table in pairs}
    owner = kept_owner(pairs)
    taken = {name for table in (*new, *(table for _, table in pairs)) for name in names_of(table)}
    parts = [
        compare_parts(
            old, table, Successors(detail.columns, names, *owner, _gone(old, detail)), taken
        )
        for (old, table), detail in zip(pairs, details, strict=True)
    ]
    yield from (change for part in parts for change in part.drops)
    yield from _dropped(gone)
    yield from (change for detail in details for change in detail.unkeyed)
    drops = [change for detail in details for change in detail.drops]
    yield from _purges(drops, [old for old, _ in pairs])
    yield from (change for change in drops if not isinstance(change, PurgeDeleted))
    yield from table_renames(gone, new, pairs, details, parts)
    for (old, table), detail, part in zip(pairs, details, parts, strict=True):
        yield from detail.renames
        yield from constraint_renames(old, table, detail, part)
    yield from (change for detail in details for change in detail.edits)
    yield from (change for detail in details for change in detail.keyed)
    yield from _created(new)
    yield from (change for part in parts for change in part.edits)
    for old, table in pairs:
        if old.comment != table.comment:
            yield ChangeComment(table.name, None, old.comment, table.comment)
    # On the way back it comes first: rows that are deleted may be alike, and are gone by then.
    former = {table.name: old for old, table in pairs}
    for table in in_creation_order([table for _, table in pairs])[0]:
        if table.soft_delete and former[table.name].column(DELETED_AT) is None:
            yield KeepDeleted(table.name, DELETED_AT)


def _purges(drops: Sequence[Change], tables: Sequence[Table]) -> Iterator[Change]:
    """The purges, of what refers to others first: a row that goes too keeps no other from going."""
    purges = {change.table: change for change in drops if isinstance(change, PurgeDeleted)}
    ordered, _ = in_creation_order(tables)
    yield from (purges[table.name] for table in ordered[::-1] if table.name in purges)


def _gone(table: Table, detail: TableDiff) -> frozenset[str]:
    return frozenset(each.name for each in table.columns) - detail.columns.keys()


def _dropped(gone: Sequence[Table]) -> Iterator[Change]:
    """The drops, in the order that is the reverse of creating the tables again."""
    ordered, late = in_creation_order(gone)
    yield from (key.reverse() for key in late[::-1])
    yield from (DropTable(table) for table in ordered[::-1])


def _created(new: Sequence[Table]) -> Iterator[Change]:
    ordered, late = in_creation_order(new)
    yield from (CreateTable(table) for table in ordered)
    yield from late


def _relations(joins: Collection[str], catalog: Catalog) -> list[str]:
    """The relations that go through these joins, as `task.tags`."""
    return [
        f"{resource.name}.{relation.name}"
        for resource in catalog.resources
        for relation in resource.relations
        if isinstance(relation, ManyToMany) and relation.join.table in joins
    ]


def _table_problems(
    after: Mapping[str, Table],
    before: Mapping[str, Table],
    pairing: Pairing,
    catalog: Catalog,
) -> Iterator[Diagnostic]:
    for name in (*pairing.unknown, *pairing.contested):
        former = after[name].renamed_from or ""
        if name in pairing.unknown:
            yield refusals.unknown_rename("the resource", name, former, pairing.dropped)
        else:
            yield refusals.contested_rename("the resource", name, former)
    if pairing.unknown or pairing.contested:
        return
    names = {before[former].name: after[name].name for name, former in pairing.kept.items()}
    own = IDEMPOTENCY_KEY.name
    rivals = [name for name in pairing.added if not after[name].join and name != own]
    for name in pairing.dropped:
        # What the API keeps for itself is nobody's to declare, and gone within days.
        declared = ((each.resource, each.field) for each in catalog.removed)
        if name == own or (name, None) in declared:
            continue
        if before[name].join:
            new = (after[each] for each in pairing.added if after[each].join)
            alike = [each.name for each in new if joins_the_same(before[name], each, names)]
            yield refusals.undeclared_join_drop(name, _relations(alike, catalog))
        else:
            yield refusals.undeclared_drop("the resource", name, rivals)
