"""The steps of what is removed and waits to be dropped, or comes back before it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import override

from codegen.migrate.step import Step
from codegen.storage import Check, Column, Table


@dataclass(frozen=True, slots=True)
class RetireColumn(Step):
    """A column that the API has no more: it takes null, and its values wait to be dropped.

    `column` and `checks` are as they were; `until` is the version that drops it.
    """

    table: str
    column: Column
    checks: tuple[Check, ...] = ()
    until: str = ""

    @override
    def phrase(self) -> str:
        return f"Retire {self.column.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column.name}: retired, its values stay{_until(self.until)}"

    @override
    def caveat(self) -> str | None:
        if self.column.nullable:
            return None
        name = f"{self.table}.{self.column.name}"
        return f"This stops, and changes nothing, while a row was written without {name}."

    @override
    def reverse(self) -> ReviveColumn:
        return ReviveColumn(self.table, self.column, self.checks, self.until)


@dataclass(frozen=True, slots=True)
class ReviveColumn(Step):
    """A column that was retired, and is used again with the values that it had."""

    table: str
    column: Column
    checks: tuple[Check, ...] = ()
    until: str = ""

    @override
    def phrase(self) -> str:
        return f"Revive {self.column.name} of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column.name}: in use again, with the values that it had"

    @override
    def reverse(self) -> RetireColumn:
        return RetireColumn(self.table, self.column, self.checks, self.until)


@dataclass(frozen=True, slots=True)
class RetireTable(Step):
    """A table that the API has no more; its rows wait to be dropped."""

    table: str
    until: str = ""

    @override
    def phrase(self) -> str:
        return f"Retire {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: retired, its rows stay{_until(self.until)}"

    @override
    def reverse(self) -> ReviveTable:
        return ReviveTable(self.table, self.until)


@dataclass(frozen=True, slots=True)
class ReviveTable(Step):
    """A table that was retired, and is used again with the rows that it had."""

    table: str
    until: str = ""

    @override
    def phrase(self) -> str:
        return f"Revive {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: in use again, with the rows that it had"

    @override
    def reverse(self) -> RetireTable:
        return RetireTable(self.table, self.until)


def whole(table: Table) -> Table:
    """The table with all that is in the database: what is retired may come back, or go."""
    waiting = (each for each in table.retired_columns if table.column(each.name) is None)
    return replace(table, columns=(*table.columns, *waiting))


def _until(version: str) -> str:
    return f" until {version}" if version else ""
