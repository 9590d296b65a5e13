"""What became of one table: its columns and checks, before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic
from codegen.migrate.changes import (
    AddColumn,
    AllowNull,
    Change,
    ChangeCheck,
    ChangeComment,
    ChangeDefault,
    DropColumn,
    ForbidNull,
    RenameColumn,
)
from codegen.migrate.keys import ChangeOwnerType
from codegen.migrate.looks.widening import widens
from codegen.migrate.objections import (
    checks_of,
    column_of,
    objections,
    removal_of,
    removals_of,
)
from codegen.migrate.ownership import fixed, kept_fixed, keyed, objections_to_owner, unkeyed
from codegen.migrate.pairing import Pairing, in_order, pair
from codegen.migrate.retired import RetireColumn, ReviveColumn
from codegen.migrate.retyping import change_type, retyped
from codegen.migrate.rows import PurgeDeleted
from codegen.migrate.types import ConvertRows
from codegen.migrate.words import changed_words
from codegen.storage import DELETED_AT, Check, Column, Rule, Table


@dataclass(frozen=True, slots=True)
class TableDiff:
    """The changes within a table, in the order of their turns, or why there are none.

    `unkeyed` and `drops` go before the table itself is renamed and use its old name, the others its
    new one; there is a new key where there is something in `keyed`.
    `columns` are the present names of the former columns that stay, `checks` those of their checks.
    """

    unkeyed: tuple[Change, ...] = ()
    drops: tuple[Change, ...] = ()
    renames: tuple[Change, ...] = ()
    edits: tuple[Change, ...] = ()
    keyed: tuple[Change, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()


def compare(
    before: Table, after: Table, removed: Collection[Removal], following: Collection[str] = ()
) -> TableDiff:
    """Compare a table with what it shall become.

    `following` are columns whose former names follow those of other resources: of what was there.
    """
    pairing = column_pairing(before, after, removed, following)
    kept = kept_fixed(before, after) | dict(pairing.kept)
    # Of a table that changes as a whole, nothing else is worth a word.
    problems = [*objections_to_owner(before, after, removed)] or [
        *objections(before, after, pairing, removed, following)
    ]
    present = {former: name for name, former in kept.items()}
    if problems:
        return TableDiff(columns=present, problems=tuple(problems))
    return TableDiff(
        unkeyed=tuple(unkeyed(before, after, kept)),
        drops=(
            *_purged(before, pairing),
            *_dropped_checks(before, after, kept),
            *_dropped_columns(
                before, after, (*_lost_owner(before, after), *pairing.dropped), removed
            ),
        ),
        renames=tuple(_column_renames(before, after, kept)),
        edits=(
            *_freed(before, after, kept),
            *change_type(before, after, kept),
            *sorted(_edits(before, after, kept), key=_fills_rows),
        ),
        keyed=tuple(keyed(before, after, kept)),
        columns=present,
        checks=_renamed_checks(before, after, kept),
    )


def column_pairing(
    before: Table, after: Table, removed: Collection[Removal], following: Collection[str] = ()
) -> Pairing:
    """Which column became which, but for the id and the owner."""
    others = [c.name for c in after.columns if c.replaces and not _replaces(before, c.name)]
    renamed = _renamed(after, fixed(after))
    for name in following:
        if name in renamed and not _follows(before, after, name, removed):
            renamed[name] = None
    return pair(_renamed(before, fixed(before)), renamed, others)


def _replaces(before: Table, name: str) -> bool:
    """Whether a column has replaced another already: as a rename, it does so once."""
    column = before.column(name)
    return column is not None and column.replaces


def _fills_rows(change: Change) -> bool:
    """Whether rows get values of their own, which may be made of all the others."""
    return isinstance(change, AddColumn) and change.column.filling is not None


def _renamed(table: Table, apart: Collection[str]) -> dict[str, str | None]:
    return {c.name: c.renamed_from for c in table.columns if c.name not in apart}


def _follows(before: Table, after: Table, name: str, removed: Collection[Removal]) -> bool:
    """Whether a column has become one whose former name nobody gives.

    A column of the former name which is there still, and says nothing else of itself, is the one
    that was there. What is said to be gone, or to be another thing under a name that nothing had,
    has not become one either.
    """
    column = column_of(after, name)
    former = column.renamed_from or ""
    same = after.column(former)
    stays = same is not None and same.renamed_from is None and not same.replaces
    another = column.replaces and before.column(name) is None
    gone = bool(removals_of(removed, before, after, former))
    return before.column(former) is not None and not (stays or another or gone)


def _lost_owner(before: Table, after: Table) -> Iterator[str]:
    if before.owner is not None and after.owner is None:
        yield before.owner


def _dropped_columns(
    before: Table, after: Table, dropped: Collection[str], removed: Collection[Removal]
) -> Iterator[Change]:
    retired = {column.name for column in after.retired_columns}
    for name in dropped:
        column, checks = column_of(before, name), tuple(checks_of(before, name).values())
        if name in retired:
            until = removal_of(removed, before, after, name)
            last = until.drop_after if until else None
            yield RetireColumn(before.name, column, checks, last or "")
        else:
            yield DropColumn(before.name, column, checks, before.primary_key.columns)


def _dropped_checks(before: Table, after: Table, kept: dict[str, str]) -> Iterator[Change]:
    for name, former in kept.items():
        aside = name in retyped(before, after, kept)
        staying = {} if aside else checks_of(after, name)
        for rule, check in checks_of(before, former).items():
            if rule not in staying:
                yield ChangeCheck(before.name, check, None, aside)


def _column_renames(before: Table, after: Table, kept: Mapping[str, str]) -> Iterator[Change]:
    names = {former: name for name, former in kept.items()}
    taken = [column.name for table in (before, after) for column in table.columns]
    for rename in in_order(names, taken):
        yield RenameColumn(after.name, rename.before, rename.after)


def _renamed_checks(before: Table, after: Table, kept: dict[str, str]) -> dict[str, str]:
    return {
        check.name: successor.name
        for name, former in kept.items()
        if name not in retyped(before, after, kept)
        for rule, check in checks_of(before, former).items()
        if (successor := checks_of(after, name).get(rule)) is not None
    }


def _purged(before: Table, pairing: Pairing) -> Iterator[Change]:
    if before.soft_delete and DELETED_AT in pairing.dropped:
        yield PurgeDeleted(before.name, DELETED_AT)


def _freed(before: Table, after: Table, kept: Mapping[str, str]) -> Iterator[Change]:
    """Null is allowed before a type changes: a conversion may come to it."""
    for name, old in retyped(before, after, kept).items():
        if column_of(after, name).nullable and not old.nullable:
            yield AllowNull(after.name, name)


def _edits(before: Table, after: Table, kept: Mapping[str, str]) -> Iterator[Change]:
    for column in after.columns:
        if column.name != "id":
            yield from _column_edits(before, after, column, kept.get(column.name))


def _column_edits(
    before: Table, after: Table, column: Column, former: str | None
) -> Iterator[Change]:
    if former is None:
        checks = tuple(checks_of(after, column.name).values())
        yield AddColumn(after.name, column, checks, after.primary_key.columns)
        return
    old = column_of(before, former)
    revived = any(each.name == former for each in before.retired_columns)
    if revived:
        yield ReviveColumn(after.name, old)
    if column.name == after.owner and old.type != column.type:
        yield ChangeOwnerType(after.name, column.name, old.type, column.type)
    # The checks of a column of another type are gone before it changes, and null is allowed.
    own_type = old.type == column.type or column.name == after.owner
    # Words may become null.
    if column.nullable and not old.nullable and own_type:
        yield AllowNull(after.name, column.name)
    yield from _limits(after, old, column, checks_of(before, former) if own_type else {})
    if old.nullable and not column.nullable:
        # A default has been given to the rows that were written while the column was retired.
        given = column.backfill or (column.default if revived else None)
        yield ForbidNull(after.name, column.name, given, after.primary_key.columns)
    if old.default != column.default and own_type:
        yield ChangeDefault(after.name, column.name, old.default, column.default)
    if old.comment != column.comment:
        yield ChangeComment(after.name, column.name, old.comment, column.comment)


def _limits(
    table: Table, old: Column, column: Column, old_checks: Mapping[str, Check]
) -> Iterator[Change]:
    """The changes to the rules of a column. `old_checks` go by the word for each."""
    limits: list[ChangeCheck] = []
    own_type = old.type == column.type or column.name == table.owner
    filled = old.nullable and not column.nullable and column.backfill is not None
    for rule, check in checks_of(table, column.name).items():
        previous = old_checks.get(rule)
        if previous is None:
            limits.append(ChangeCheck(table.name, None, check, not own_type))
            continue
        # A check's own name and column have been renamed by the time its limits change.
        renamed = replace(previous, name=check.name, column=check.column)
        change = changed_words(table, old, column, renamed, check)
        if not isinstance(change, ChangeCheck):
            yield from () if change is None else (change,)
        elif filled:
            # What is filled in must fit the new limits, and need not fit the old ones.
            limits += [ChangeCheck(table.name, renamed, None), ChangeCheck(table.name, None, check)]
        else:
            limits.append(change)
    narrower = any(not widens(_rule(each.before), _rule(each.after)) for each in limits)
    # A conversion that stood there before was agreed to for another edit.
    if column.convert in (None, old.convert) or not own_type or not narrower:
        yield from limits
        return
    yield ConvertRows(
        table.name,
        column.name,
        f"({column.convert})",
        tuple(each.before for each in limits if each.before is not None),
        tuple(each.after for each in limits if each.after is not None),
        table.primary_key.columns,
    )


def _rule(check: Check | None) -> Rule | None:
    return None if check is None else check.rule
