"""What each change does to the rows that are there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias, assert_never

from codegen.migrate.changes import (
    AddColumn,
    AllowNull,
    Change,
    ChangeCheck,
    ChangeComment,
    ChangeDefault,
    CreateTable,
    DropColumn,
    DropTable,
    ForbidNull,
    RenameColumn,
    RenameConstraint,
    RenameTable,
)
from codegen.migrate.constraints import (
    AddCondition,
    AddForeignKey,
    AddIndex,
    AddUnique,
    ChangeForeignKey,
    DropCondition,
    DropForeignKey,
    DropIndex,
    DropUnique,
    RenameIndex,
    ReplaceIndex,
)
from codegen.migrate.keys import AddId, AddKey, ChangeOwnerType, DropId, DropKey
from codegen.migrate.looks.owners import converted_owner
from codegen.migrate.looks.purging import Reference, purged
from codegen.migrate.looks.rows import (
    Computed,
    Fresh,
    Given,
    Hurdle,
    Kept,
    Rows,
    Unseen,
    Value,
    is_query,
    rows_of,
    typed,
)
from codegen.migrate.remembered import ForgetPast, RenameResource
from codegen.migrate.retired import RetireColumn, RetireTable, ReviveColumn, ReviveTable, whole
from codegen.migrate.rows import (
    KeepDeleted,
    PurgeDeleted,
    RenameWords,
    Secure,
    SeeAllRows,
    SeeOwnRows,
    Unsecure,
)
from codegen.migrate.types import LOST, ChangeType, ConvertRows, converted, fit
from codegen.migrate.words import reworded
from codegen.storage import Column, Table, quote_name

Words: TypeAlias = tuple[tuple[str, str | None], ...]

Still: TypeAlias = (
    CreateTable
    | RenameConstraint
    | ChangeDefault
    | AllowNull
    | ChangeCheck
    | ChangeComment
    | AddKey
    | DropKey
    | AddForeignKey
    | DropForeignKey
    | ChangeForeignKey
    | AddUnique
    | DropUnique
    | AddIndex
    | DropIndex
    | RenameIndex
    | ReplaceIndex
    | AddCondition
    | DropCondition
    | KeepDeleted
    | RetireColumn
    | ReviveColumn
    | RetireTable
    | ReviveTable
    | RenameResource
    | ForgetPast
    | Secure
    | Unsecure
    | SeeAllRows
    | SeeOwnRows
)
"""The changes that leave what is in the rows as it is."""

Stirring: TypeAlias = (
    AddColumn
    | DropColumn
    | RenameColumn
    | ForbidNull
    | RenameWords
    | AddId
    | DropId
    | ChangeOwnerType
    | ChangeType
    | ConvertRows
)
"""The changes after which the rows of a table are others, or hold something else."""


def follow(tables: Sequence[Table], changes: Sequence[Change]) -> Mapping[str, Rows]:
    """The rows of the tables that stay, by the name that each table has in the end."""
    found = {table.name: rows_of(whole(table)) for table in tables}
    released: set[Reference] = set()
    for change in changes:
        if isinstance(change, DropForeignKey):
            released.add((change.table, change.key.name))
        if isinstance(change, Still):
            continue
        match change:
            case PurgeDeleted(name, column):
                found = purged(found, name, column, released)
            case DropTable(table):
                found.pop(table.name, None)
            case RenameTable(before, after):
                found[after] = replace(found.pop(before), name=after)
            case _:
                found[change.table] = _changed(found[change.table], change)
    return found


def _changed(rows: Rows, change: Stirring) -> Rows:
    match change:
        case AddColumn(column=column):
            return _added(rows, column)
        case DropColumn(column=column):
            return rows.without(column.name)
        case RenameColumn(before=before, after=after):
            return rows.renamed(before, after)
        case ForbidNull(column=name, backfill=backfill):
            return rows if backfill is None else _filled(rows, name, backfill)
        case RenameWords(words=()):
            return rows
        case RenameWords(column=name, words=words):
            now = rows.now(name)
            sql = " ".join(reworded(now, words, array=change.array))
            if change.array:
                sql = f"CASE WHEN {now} IS NOT NULL THEN {sql} END"
            return rows.having(name, sql, _worded(rows.values[name], words))
        case ChangeType(columns=columns):
            return converted_rows(rows, columns)
        case ConvertRows(column=name, convert=convert, beyond=beyond):
            sql = f"CASE WHEN {beyond} THEN {convert} ELSE {quote_name(name)} END"
            return rows if convert is None else rows.computing(name, sql, Computed())
        case AddId():
            return rows.having("id", "gen_random_uuid()", Fresh())
        case DropId():
            return rows.without("id")
        case ChangeOwnerType(column=name, after=type_):
            # No two owners become one, so that what is known of them still holds.
            return rows.having(name, converted_owner(rows.now(name), type_), rows.values[name])
        case _:
            assert_never(change)


def _added(rows: Rows, column: Column) -> Rows:
    given = column.default if column.backfill in (None, "NULL") else column.backfill
    if given == "gen_random_uuid()":
        return rows.having(column.name, given, Fresh())
    if column.filling is not None:
        return _computed(rows, column.name, column.filling)
    return rows.having(column.name, typed(given or "NULL", column), Given(null=given is None))


def _computed(rows: Rows, name: str, sql: str) -> Rows:
    # What asks other tables asks them as they will be, and they are not so yet.
    if is_query(sql):
        return rows.having(name, "NULL", Unseen())
    return rows.computing(name, sql, Computed())


def _filled(rows: Rows, name: str, backfill: str) -> Rows:
    if is_query(backfill):
        return rows.having(name, rows.now(name), Unseen())
    if backfill.startswith("("):
        return rows.computing(name, f"COALESCE({quote_name(name)}, {backfill})", Computed())
    sql = f"COALESCE({rows.now(name)}, {backfill})"
    match rows.values[name]:
        case Kept() as kept:
            return rows.having(name, sql, replace(kept, filled=True))
        case Given(null=True):
            return rows.having(name, backfill, Given(null=False))
        case value:
            return rows.having(name, sql, value)


def converted_rows(rows: Rows, columns: Sequence[tuple[Column, Column]]) -> Rows:
    """The rows with columns of other types. Where a value cannot become one, a null stands.

    Each expression is one over the rows as they were before any of the columns changed.
    """
    found = replace(
        rows, layers=(*rows.layers, {name: quote_name(name) for name in rows.layers[-1]})
    )
    for before, after in columns:
        using, hindered = converted(before, after), fit(before, after)
        if using is None:
            raise ValueError(f"no cast makes {after.type} of {before.type}")
        if hindered.fails is not None:
            using = f"CASE WHEN {hindered.fails} THEN NULL ELSE {using} END"
        if after.convert == LOST:
            using = typed(using, after)
        found = found.having(after.name, using, _cast(rows.values[after.name], before, after))
    hurdles = (Hurdle(rows, before, after) for before, after in columns)
    return replace(found, hurdles=(*rows.hurdles, *hurdles))


def _cast(value: Value, before: Column, after: Column) -> Value:
    if after.convert not in (None, LOST) or not isinstance(value, Kept):
        return Computed()
    # Several texts spell one number, one instant, one UUID.
    distinct = value.distinct and before.type != "text" and not before.type.endswith("[]")
    return replace(value, type=value.type or before.type, distinct=distinct)


def _worded(value: Value, words: Words) -> Value:
    match value:
        case Kept(words=()) as kept:
            return replace(kept, words=words)
        case _:
            return Computed()
