"""What stands in the way of a table's changes, in the words of the schema."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic
from codegen.migrate import refusals
from codegen.migrate.conversions import conversion_problems
from codegen.migrate.pairing import Pairing
from codegen.storage import Check, Column, ForeignKey, Table, rule_word


def objections(
    before: Table,
    after: Table,
    pairing: Pairing,
    removed: Collection[Removal],
    following: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Renames that are in doubt, drops that nobody declared, and values that nobody gave."""
    yield from _renames(before, after, pairing)
    # A join follows what it joins, another table its parent.
    parent = None if after.join else next(iter(following), None)
    # Where a rename is in doubt, nobody knows yet what is dropped.
    if not (pairing.unknown or pairing.contested):
        yield from _drops(before, after, pairing, removed, parent)
    yield from _kept(before, after, pairing, removed)
    for column in after.columns:
        yield from _values(before, after, column, pairing, parent)


def checks_of(table: Table, column: str) -> dict[str, Check]:
    """The checks of a column by the word for each."""
    return {rule_word(check.rule): check for check in table.checks if check.column == column}


def column_of(table: Table, name: str) -> Column:
    """The column of a name that the table has. Raises KeyError for others."""
    column = table.column(name)
    if column is None:
        raise KeyError(name)
    return column


def _renames(before: Table, after: Table, pairing: Pairing) -> Iterator[Diagnostic]:
    for name in (*pairing.unknown, *pairing.contested):
        what = _what(after, name)
        member = _member(after, after, name)
        former = _in_words_of(after, name, column_of(after, name).renamed_from or "")
        if name in pairing.unknown:
            known = [_said(before, gone) for gone in pairing.dropped]
            yield refusals.unknown_rename(what, member, former, known)
        else:
            yield refusals.contested_rename(what, member, former)


def _drops(
    before: Table,
    after: Table,
    pairing: Pairing,
    removed: Collection[Removal],
    parent: str | None,
) -> Iterator[Diagnostic]:
    for name in pairing.dropped:
        if _declared(before, after, name, removed):
            continue
        rivals = [
            _member(after, after, added)
            for added in pairing.added
            # What a parent was called is nobody's to say.
            if added != parent
            and column_of(after, added).type == column_of(before, name).type
            and _refers(after, added) == _refers(before, name)
        ]
        yield refusals.undeclared_drop(_what(before, name), _member(after, before, name), rivals)


def _kept(
    before: Table, after: Table, pairing: Pairing, removed: Collection[Removal]
) -> Iterator[Diagnostic]:
    """Refuse to keep what is said to be gone: what referred to a row is called otherwise now."""
    for name, former in pairing.kept.items():
        for removal in removals_of(removed, before, after, former):
            yield refusals.removed_but_kept(removal, name, former)


def _declared(before: Table, after: Table, name: str, removed: Collection[Removal]) -> bool:
    """Whether a drop is declared: by the column's name, or by that of the relation it is for.

    So it is where something else is said to have its name, by whichever of its own.
    """
    same = after.column(name)
    replaced = same is not None and same.replaces
    return replaced or removal_of(removed, before, after, name) is not None


def _is_retired(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.retired_columns)


def removal_of(
    removed: Collection[Removal], before: Table, after: Table, column: str
) -> Removal | None:
    """The tombstone of a column, by its own name or by that of the relation that it is for.

    It may still speak of the resource by its former name, where nothing is said by the present one.
    """
    words = _words(before, column)
    found = [each for each in _about(removed, before, after) if each.field in words]
    return next(
        (each for each in found if each.resource == after.resource), next(iter(found), None)
    )


def _words(table: Table, column: str) -> set[str]:
    """What a tombstone may call a column."""
    retired = {column.removesuffix("_id")} if _is_retired(table, column) else set[str]()
    return {column, _said(table, column)} | retired


def removals_of(
    removed: Collection[Removal], before: Table, after: Table, column: str
) -> list[Removal]:
    """The tombstones that say that a column is gone, and not that another has its name."""
    words = _words(before, column)
    about = _about(removed, before, after)
    return [each for each in about if each.field in words and not each.replaced]


def _about(removed: Collection[Removal], before: Table, after: Table) -> list[Removal]:
    resources = {before.resource, after.resource, after.renamed_from}
    return [each for each in removed if each.resource in resources]


def _values(
    before: Table, after: Table, column: Column, pairing: Pairing, parent: str | None
) -> Iterator[Diagnostic]:
    """Refuse another type, and a column that would have to hold a value which nobody gave."""
    name = column.name
    member, refers = _member(after, after, name), _refers(after, name)
    given = column.backfill is not None and column.backfill != "NULL"
    if name in pairing.added:
        if not (column.nullable or given or column.default is not None):
            if name == parent:
                key, above = _key(after, name), _said(after, name)
                yield refusals.parent_needed(after.resource, above, after.name, key)
            elif refers:
                yield refusals.reference_needed(member, after.name, _key(after, name))
            else:
                checks = checks_of(after, name)
                yield refusals.backfill_needed(member, after, column, checks, new=True)
    elif name in pairing.kept:
        old = column_of(before, pairing.kept[name])
        if old.type != column.type:
            yield from conversion_problems(member, replace(old, name=name), column)
        # What a row refers to cannot be said for all of them: a null that is left stops the run.
        # Rows that were written while a column was retired have its default.
        given |= column.default is not None and _is_retired(before, old.name)
        if old.nullable and not (column.nullable or given or refers):
            checks = checks_of(after, name)
            yield refusals.backfill_needed(member, after, column, checks, new=False)


def _key(table: Table, name: str) -> ForeignKey:
    return next(key for key in table.foreign_keys if key.columns[-1] == name)


def _refers(table: Table, name: str) -> bool:
    return any(key.columns[-1] == name for key in table.foreign_keys)


def _what(table: Table, name: str) -> str:
    return "the relation" if _refers(table, name) else "the field"


def _said(table: Table, name: str) -> str:
    """What the author calls a column: the name of the relation, where it refers to a row."""
    return _in_words_of(table, name, name)


def _in_words_of(table: Table, name: str, word: str) -> str:
    """A name of a column, present or former, as the author would write it."""
    return word.removesuffix("_id") if _refers(table, name) else word


def _member(resource: Table, table: Table, name: str) -> str:
    return f"{resource.resource}.{_said(table, name)}"
