"""The steps from one set of tables to the next, as data.

The planner orders them, a revision spells them out, the command prints them. A change names its
table and column as they are called when its turn comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from typing_extensions import override

from codegen.catalog import IDEMPOTENCY_KEY
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
from codegen.migrate.step import Step, shown
from codegen.migrate.types import ChangeType, ConvertRows
from codegen.storage import Check, Column, Table, rule_word


@dataclass(frozen=True, slots=True)
class CreateTable(Step):
    """A table that is new, with its key and its checks."""

    table: Table

    @override
    def phrase(self) -> str:
        return f"Create {self.table.name}"

    @override
    def line(self) -> str:
        return f"+ {self.table.name}"

    @override
    def follows(self) -> bool:
        return _is_kept_by_the_api(self.table)

    @override
    def reverse(self) -> DropTable:
        return DropTable(self.table)


@dataclass(frozen=True, slots=True)
class DropTable(Step):
    """A table that goes, and its rows with it."""

    table: Table

    @override
    def phrase(self) -> str:
        return f"Drop {self.table.name}"

    @override
    def line(self) -> str:
        return f"- {self.table.name}, and its rows"

    @override
    def caveat(self) -> str:
        return f"This restores {self.table.name}, not the rows that it had."

    @override
    def follows(self) -> bool:
        return _is_kept_by_the_api(self.table)

    @override
    def reverse(self) -> CreateTable:
        return CreateTable(self.table)


def _is_kept_by_the_api(table: Table) -> bool:
    """Whether nobody asked for a table: it comes and goes with what the others are for."""
    return table.resource == IDEMPOTENCY_KEY.name


@dataclass(frozen=True, slots=True)
class RenameTable(Step):
    """A table that is called otherwise; its constraints are renamed by changes of their own."""

    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Rename {self.before} to {self.after}"

    @override
    def line(self) -> str:
        return f"~ {self.before}: renamed to {self.after}"

    @override
    def reverse(self) -> RenameTable:
        return RenameTable(self.after, self.before)


@dataclass(frozen=True, slots=True)
class RenameConstraint(Step):
    """A constraint that follows its table or column to the name that a new one would have."""

    table: str
    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Rename {self.before} to {self.after}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: constraint {self.before} renamed to {self.after}"

    @override
    def follows(self) -> bool:
        return True

    @override
    def reverse(self) -> RenameConstraint:
        return RenameConstraint(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class AddColumn(Step):
    """A column that is new, or that is back after a downgrade; `key` is the table's own."""

    table: str
    column: Column
    checks: tuple[Check, ...] = ()
    key: tuple[str, ...] = ()

    @override
    def phrase(self) -> str:
        return f"Add {self.column.name} to {self.table}"

    @override
    def line(self) -> str:
        return f"+ {self.table}.{self.column.name}: {self.column.type}"

    @override
    def reverse(self) -> DropColumn:
        return DropColumn(self.table, self.column, self.checks, self.key)


@dataclass(frozen=True, slots=True)
class DropColumn(Step):
    """A column that goes, and its values and checks with it; `key` is the table's own."""

    table: str
    column: Column
    checks: tuple[Check, ...] = ()
    key: tuple[str, ...] = ()

    @override
    def phrase(self) -> str:
        return f"Drop {self.column.name} from {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}.{self.column.name}, and its values"

    @override
    def caveat(self) -> str:
        return f"This restores {self.table}.{self.column.name}, not the values that it had."

    @override
    def reverse(self) -> AddColumn:
        return AddColumn(self.table, self.column, self.checks, self.key)


@dataclass(frozen=True, slots=True)
class RenameColumn(Step):
    """A column that is called otherwise; its values stay."""

    table: str
    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Rename {self.before} to {self.after} in {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.before}: renamed to {self.after}"

    @override
    def reverse(self) -> RenameColumn:
        return RenameColumn(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeDefault(Step):
    """Another default for new rows; old rows keep what they have."""

    table: str
    column: str
    before: str | None
    after: str | None

    @override
    def phrase(self) -> str:
        return f"Change default of {self.column} in {self.table}"

    @override
    def line(self) -> str:
        default = "no default" if self.after is None else f"default {shown(self.after)}"
        return f"~ {self.table}.{self.column}: {default}"

    @override
    def reverse(self) -> ChangeDefault:
        return ChangeDefault(self.table, self.column, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ForbidNull(Step):
    """A column that no longer takes null; `backfill` is what rows get that have one.

    `key` is the table's own, by which its rows are walked.
    """

    table: str
    column: str
    backfill: str | None
    key: tuple[str, ...] = ()

    @override
    def phrase(self) -> str:
        return f"Forbid null for {self.column} in {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column}: not null"

    @override
    def caveat(self) -> str:
        return f"What was filled into {self.table}.{self.column} stays."

    @override
    def reverse(self) -> AllowNull:
        return AllowNull(self.table, self.column)


@dataclass(frozen=True, slots=True)
class AllowNull(Step):
    """A column that takes null from now on."""

    table: str
    column: str

    @override
    def phrase(self) -> str:
        return f"Allow null for {self.column} in {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column}: null allowed"

    @override
    def caveat(self) -> str:
        return f"This stops, and changes nothing, while {self.table}.{self.column} holds a null."

    @override
    def reverse(self) -> ForbidNull:
        return ForbidNull(self.table, self.column, None)


@dataclass(frozen=True, slots=True)
class ChangeCheck(Step):
    """A rule of a column that is new (no `before`), gone (no `after`) or has other limits."""

    table: str
    before: Check | None
    after: Check | None
    aside: bool = False
    """Whether it only makes way for another type of its column."""

    @property
    def _check(self) -> Check:
        check = self.after or self.before
        if check is None:
            raise ValueError("a change from no check to no check")
        return check

    @override
    def phrase(self) -> str:
        check = self._check
        verb = "Drop" if self.after is None else "Change" if self.before else "Limit"
        return f"{verb} {rule_word(check.rule)} of {check.column} in {self.table}"

    @override
    def line(self) -> str:
        rule = f"any {rule_word(self._check.rule)}" if self.after is None else self.after.sql
        return f"~ {self.table}.{self._check.column}: {shown(rule)}"

    @override
    def follows(self) -> bool:
        return self.aside

    @override
    def reverse(self) -> ChangeCheck:
        return ChangeCheck(self.table, self.after, self.before, self.aside)


@dataclass(frozen=True, slots=True)
class ChangeComment(Step):
    """Another description of a column, or of the table where `column` is None."""

    table: str
    column: str | None
    before: str | None
    after: str | None

    @override
    def phrase(self) -> str:
        return f"Describe {self.table if self.column is None else f'{self.column} in {self.table}'}"

    @override
    def line(self) -> str:
        name = self.table if self.column is None else f"{self.table}.{self.column}"
        return f"~ {name}: description"

    @override
    def reverse(self) -> ChangeComment:
        return ChangeComment(self.table, self.column, self.after, self.before)


Change: TypeAlias = (
    CreateTable
    | DropTable
    | RenameTable
    | RenameConstraint
    | AddColumn
    | DropColumn
    | RenameColumn
    | ChangeDefault
    | ForbidNull
    | AllowNull
    | ChangeCheck
    | ChangeComment
    | AddKey
    | DropKey
    | AddId
    | DropId
    | ChangeOwnerType
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
    | ChangeType
    | RetireColumn
    | ReviveColumn
    | RetireTable
    | ReviveTable
    | RenameResource
    | ForgetPast
    | ConvertRows
    | RenameWords
    | PurgeDeleted
    | KeepDeleted
    | Secure
    | Unsecure
    | SeeAllRows
    | SeeOwnRows
)
