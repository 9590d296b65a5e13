"""The steps that change what binds rows to each other: references, uniques, indexes, conditions."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from codegen.migrate.step import Step, shown
from codegen.storage import ForeignKey, TableCheck, TableIndex, UniqueKey


@dataclass(frozen=True, slots=True)
class AddForeignKey(Step):
    """A reference to another table, or to the same one. A new table has no rows to look at.

    It is there `again` where it was dropped only so that something else could change.
    """

    table: str
    key: ForeignKey
    again: bool = False
    new_table: bool = False

    @override
    def phrase(self) -> str:
        return f"Let {_last(self.key)} of {self.table} refer to {self.key.table}"

    @override
    def line(self) -> str:
        action = self.key.on_delete.value.replace("_", " ")
        return f"+ {self.table}.{_last(self.key)}: refers to {self.key.table}, on delete {action}"

    @override
    def follows(self) -> bool:
        return self.again

    @override
    def reverse(self) -> DropForeignKey:
        return DropForeignKey(self.table, self.key, self.again, self.new_table)


@dataclass(frozen=True, slots=True)
class DropForeignKey(Step):
    """A reference that holds no longer; the column is a change of its own.

    It will be there `again` where it only gives way to something else that changes.
    """

    table: str
    key: ForeignKey
    again: bool = False
    new_table: bool = False

    @override
    def phrase(self) -> str:
        return f"Let {_last(self.key)} of {self.table} refer to nothing"

    @override
    def line(self) -> str:
        return f"- {self.table}.{_last(self.key)}: no longer refers to {self.key.table}"

    @override
    def follows(self) -> bool:
        return self.again

    @override
    def reverse(self) -> AddForeignKey:
        return AddForeignKey(self.table, self.key, self.again, self.new_table)


@dataclass(frozen=True, slots=True)
class ChangeForeignKey(Step):
    """A reference to another table than before, or with another fate on delete."""

    table: str
    before: ForeignKey
    after: ForeignKey

    @override
    def phrase(self) -> str:
        return f"Change reference {_last(self.after)} of {self.table}"

    @override
    def line(self) -> str:
        action = self.after.on_delete.value.replace("_", " ")
        target = self.after.table
        return f"~ {self.table}.{_last(self.after)}: refers to {target}, on delete {action}"

    @override
    def reverse(self) -> ChangeForeignKey:
        return ChangeForeignKey(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class AddUnique(Step):
    """Columns that no two rows may have alike."""

    table: str
    key: UniqueKey

    @override
    def phrase(self) -> str:
        return f"Make {_listed(self.key.columns)} unique in {self.table}"

    @override
    def line(self) -> str:
        return f"+ {self.table}: {self.key.name} ({_listed(self.key.columns)} unique)"

    @override
    def reverse(self) -> DropUnique:
        return DropUnique(self.table, self.key)


@dataclass(frozen=True, slots=True)
class DropUnique(Step):
    """Columns that two rows may have alike from now on."""

    table: str
    key: UniqueKey

    @override
    def phrase(self) -> str:
        return f"Drop {self.key.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}: {self.key.name} ({_listed(self.key.columns)} unique)"

    @override
    def caveat(self) -> str:
        return f"This stops, and changes nothing, while two rows of {self.table} are alike."

    @override
    def reverse(self) -> AddUnique:
        return AddUnique(self.table, self.key)


@dataclass(frozen=True, slots=True)
class AddIndex(Step):
    """An index that is new; a unique one holds rows apart, too."""

    table: str
    index: TableIndex

    @override
    def phrase(self) -> str:
        return f"Add {self.index.name} to {self.table}"

    @override
    def line(self) -> str:
        return f"+ {self.table}: {self.index.name} ({_listed(_columns(self.index))})"

    @override
    def reverse(self) -> DropIndex:
        return DropIndex(self.table, self.index)


@dataclass(frozen=True, slots=True)
class DropIndex(Step):
    """An index that goes; no row changes.

    It goes at once where something takes its name, or where a column goes that it is about.
    """

    table: str
    index: TableIndex
    at_once: bool = False

    @override
    def phrase(self) -> str:
        return f"Drop {self.index.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}: {self.index.name} ({_listed(_columns(self.index))})"

    @override
    def reverse(self) -> AddIndex:
        return AddIndex(self.table, self.index)


@dataclass(frozen=True, slots=True)
class RenameIndex(Step):
    """An index that is called otherwise; it need not be built again."""

    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Rename {self.before} to {self.after}"

    @override
    def line(self) -> str:
        return f"~ {self.before}: renamed to {self.after}"

    @override
    def follows(self) -> bool:
        return True

    @override
    def reverse(self) -> RenameIndex:
        return RenameIndex(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ReplaceIndex(Step):
    """An index or a unique constraint whose successor has its name: one of them is always there."""

    table: str
    before: TableIndex | UniqueKey
    after: TableIndex | UniqueKey

    @override
    def phrase(self) -> str:
        return f"Change {self.after.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: {self.after.name} ({_listed(_columns(self.after))})"

    @override
    def caveat(self) -> str | None:
        if isinstance(self.before, UniqueKey) or self.before.unique:
            return f"This stops, and changes nothing, while two rows of {self.table} are alike."
        return None

    @override
    def reverse(self) -> ReplaceIndex:
        return ReplaceIndex(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class AddCondition(Step):
    """A condition that every row has to meet."""

    table: str
    condition: TableCheck

    @override
    def phrase(self) -> str:
        return f"Add {self.condition.name} to {self.table}"

    @override
    def line(self) -> str:
        return f"+ {self.table}: {self.condition.name} ({shown(self.condition.sql)})"

    @override
    def reverse(self) -> DropCondition:
        return DropCondition(self.table, self.condition)


@dataclass(frozen=True, slots=True)
class DropCondition(Step):
    """A condition that no row has to meet any more."""

    table: str
    condition: TableCheck

    @override
    def phrase(self) -> str:
        return f"Drop {self.condition.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}: {self.condition.name} ({shown(self.condition.sql)})"

    @override
    def caveat(self) -> str:
        return f"This stops, and changes nothing, while a row breaks {self.condition.name}."

    @override
    def reverse(self) -> AddCondition:
        return AddCondition(self.table, self.condition)


def _last(key: ForeignKey) -> str:
    """The column that the author knows; the owner before it goes without saying."""
    return key.columns[-1]


def _columns(index: TableIndex | UniqueKey) -> tuple[str, ...]:
    if isinstance(index, UniqueKey):
        return index.columns
    return tuple(key.column for key in index.keys)


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(columns)
