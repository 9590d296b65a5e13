"""What each change does to a running database: its lock, what it reads and writes, what to mind.

The locks and rewrites are PostgreSQL's own, and tested against it. What is demanded of the rows
follows from the whole plan, not from one change: `Plan.looks` says it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

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
from codegen.migrate.remembered import ForgetPast, RenameResource
from codegen.migrate.retired import RetireColumn, RetireTable, ReviveColumn, ReviveTable
from codegen.migrate.rows import (
    KeepDeleted,
    PurgeDeleted,
    RenameWords,
    Secure,
    SeeAllRows,
    SeeOwnRows,
    Unsecure,
)
from codegen.migrate.types import ChangeType, ConvertRows
from codegen.plan.fact import Code, Fact, Hazard, Lock
from codegen.plan.key_facts import of_key
from codegen.plan.type_facts import of_type
from codegen.plan.word_facts import of_words

_BRIEF = Fact(Lock.ACCESS_EXCLUSIVE)
"""A change of the catalogue alone: instant, once the lock is had."""

_CHECKED = Fact(Lock.ACCESS_EXCLUSIVE, scan=True)
"""A rule that is added unproven, and proven while others read and write."""

_BESIDE = Fact(Lock.SHARE_UPDATE_EXCLUSIVE)
"""Nobody waits who reads or writes."""


def facts(change: Change) -> Fact:
    """What is known of a change, whatever the rows are."""
    match change:
        case CreateTable() | DropTable() | RenameTable() | RenameConstraint():
            return _of_table(change)
        case AddColumn() | DropColumn() | RenameColumn() | ChangeDefault():
            return _of_column(change)
        case ForbidNull() | AllowNull() | ChangeCheck() | ChangeComment():
            return _of_rule(change)
        case AddKey() | DropKey() | AddId() | DropId() | ChangeOwnerType():
            return of_key(change)
        case ChangeType() | ConvertRows():
            return of_type(change)
        case AddForeignKey() | DropForeignKey() | ChangeForeignKey():
            return _of_reference(change)
        case AddUnique() | DropUnique() | AddIndex() | DropIndex() | RenameIndex() | ReplaceIndex():
            return _of_index(change)
        case AddCondition() | DropCondition():
            return _of_condition(change)
        case RenameWords() | PurgeDeleted() | KeepDeleted():
            return _of_rows(change)
        case RetireColumn() | ReviveColumn() | RetireTable() | ReviveTable():
            return _of_retired(change)
        case RenameResource() | ForgetPast():
            return Fact(Lock.NONE)
        case Secure() | Unsecure() | SeeAllRows() | SeeOwnRows():
            return _of_security(change)
        case _:
            assert_never(change)


def _of_table(change: CreateTable | DropTable | RenameTable | RenameConstraint) -> Fact:
    match change:
        case CreateTable(table):
            # Each table that it refers to learns of the reference.
            refers = any(key.table != table.name for key in table.foreign_keys)
            return Fact(Lock.SHARE_ROW_EXCLUSIVE if refers else Lock.NONE)
        case DropTable(table):
            lost = Hazard(Code.ROWS_LOST, f"Every row of {table.name} goes for good.")
            return _with(_BRIEF, lost, _breaks(f"asks for {table.name}"), reversible=False)
        case RenameTable(before):
            return _with(_BRIEF, _breaks(f"asks for {before}"))
        case RenameConstraint():
            return _BRIEF
        case _:
            assert_never(change)


def _of_column(change: AddColumn | DropColumn | RenameColumn | ChangeDefault) -> Fact:
    match change:
        case AddColumn():
            return _of_new_column(change)
        case DropColumn(table, column):
            place = f"{table}.{column.name}"
            lost = Hazard(Code.VALUES_LOST, f"Every value of {place} goes for good.")
            return _with(_BRIEF, lost, _breaks(f"asks for {place}"), reversible=False)
        case RenameColumn(table, before):
            return _with(_BRIEF, _breaks(f"asks for {table}.{before}"))
        case ChangeDefault():
            return _BRIEF
        case _:
            assert_never(change)


def _of_new_column(change: AddColumn) -> Fact:
    column = change.column
    each_its_own = column.filling is not None
    fact = Fact(Lock.ACCESS_EXCLUSIVE, scan=bool(change.checks) or each_its_own)
    if each_its_own:
        fact = replace(fact, writes=True)
    if column.nullable or column.default is not None:
        return fact
    missing = f"inserts rows without {change.table}.{column.name}"
    return _with(fact, _breaks(missing))


def _of_rule(change: ForbidNull | AllowNull | ChangeCheck | ChangeComment) -> Fact:
    match change:
        case ForbidNull(table, column, backfill):
            fact = _with(_CHECKED, _breaks(f"may leave {table}.{column} empty"))
            return fact if backfill is None else replace(fact, writes=True, reversible=False)
        case AllowNull():
            return _BRIEF
        case ChangeCheck(_, _, after):
            return _BRIEF if after is None else _CHECKED
        case ChangeComment():
            return _BESIDE
        case _:
            assert_never(change)


def _of_reference(change: AddForeignKey | DropForeignKey | ChangeForeignKey) -> Fact:
    match change:
        case AddForeignKey():
            return Fact(Lock.SHARE_ROW_EXCLUSIVE, scan=True)
        case ChangeForeignKey():
            # The former reference is dropped.
            return _CHECKED
        case DropForeignKey():
            return _BRIEF
        case _:
            assert_never(change)


def _of_index(
    change: AddUnique | DropUnique | AddIndex | DropIndex | RenameIndex | ReplaceIndex,
) -> Fact:
    match change:
        case AddUnique() | ReplaceIndex():
            return _CHECKED
        case AddIndex():
            return replace(_BESIDE, scan=True)
        case DropUnique():
            return _BRIEF
        case DropIndex():
            return _BESIDE
        case RenameIndex():
            return _BESIDE
        case _:
            assert_never(change)


def _of_condition(change: AddCondition | DropCondition) -> Fact:
    match change:
        case AddCondition():
            return _CHECKED
        case DropCondition():
            return _BRIEF
        case _:
            assert_never(change)


def _of_rows(change: RenameWords | PurgeDeleted | KeepDeleted) -> Fact:
    match change:
        case RenameWords():
            return of_words(change)
        case PurgeDeleted(table):
            lost = Hazard(Code.ROWS_LOST, f"The rows of {table} that were deleted go for good.")
            return _with(Fact(Lock.ROW_EXCLUSIVE, scan=True), lost, reversible=False)
        case KeepDeleted():
            return Fact(Lock.NONE)
        case _:
            assert_never(change)


def _of_retired(change: RetireColumn | ReviveColumn | RetireTable | ReviveTable) -> Fact:
    match change:
        case (
            RetireColumn(column=column, checks=checks) | ReviveColumn(column=column, checks=checks)
        ) if column.nullable and not checks:
            return Fact(Lock.NONE)
        case RetireColumn(column=column):
            # A required one cannot be so again while rows are without it.
            return replace(_BRIEF, reversible=column.nullable or column.default is not None)
        case ReviveColumn():
            return _CHECKED
        case RetireTable() | ReviveTable():
            return Fact(Lock.NONE)
        case _:
            assert_never(change)


def _of_security(change: Secure | Unsecure | SeeAllRows | SeeOwnRows) -> Fact:
    match change:
        case Unsecure(table):
            message = f"PostgreSQL no longer keeps the owners of {table} apart; the API still does."
            return _with(_BRIEF, Hazard(Code.SECURITY_ENDS, message))
        case Secure() | SeeAllRows() | SeeOwnRows():
            return _BRIEF
        case _:
            assert_never(change)


def _with(fact: Fact, *hazards: Hazard, reversible: bool = True) -> Fact:
    return replace(fact, hazards=(*fact.hazards, *hazards), reversible=reversible)


def _breaks(habit: str) -> Hazard:
    message = f"The API that runs now {habit}, and fails until it is replaced."
    return Hazard(Code.OLD_VERSION_BREAKS, message)
