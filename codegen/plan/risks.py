"""Which rows a plan puts at risk, as questions to the database as it is before the plan.

A change names its table and columns as they are called when its turn comes. Until the renames are
made, a question has to ask for what they were called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codegen.migrate.changes import (
    Change,
    DropColumn,
    DropTable,
    ForbidNull,
    RenameColumn,
    RenameTable,
)
from codegen.migrate.rows import PurgeDeleted, RenameWords
from codegen.storage import quote_name, quote_text


@dataclass(frozen=True, slots=True)
class Risk:
    """How many rows a change puts at risk: `sql` answers with one number.

    `about` completes a sentence that begins with the number: `hold a value that goes`.
    """

    change: Change
    table: str
    about: str
    sql: str


@dataclass(slots=True)
class _Former:
    """What tables and columns were called before the renames that have had their turn."""

    tables: dict[str, str] = field(default_factory=dict)
    columns: dict[tuple[str, str], str] = field(default_factory=dict)

    def table(self, name: str) -> str:
        return self.tables.get(name, name)

    def column(self, table: str, name: str) -> str:
        return self.columns.get((table, name), name)

    def heed(self, change: Change) -> None:
        """Remember a rename; several in a row lead back to the first name."""
        match change:
            case RenameTable(before, after):
                self.tables[after] = self.tables.pop(before, before)
                moved = [pair for pair in self.columns if pair[0] == before]
                for pair in moved:
                    self.columns[after, pair[1]] = self.columns.pop(pair)
            case RenameColumn(table, before, after):
                self.columns[table, after] = self.columns.pop((table, before), before)
            case _:
                return


def risks(changes: Sequence[Change]) -> tuple[Risk, ...]:
    """The questions, in the order of the changes."""
    former = _Former()
    found: list[Risk] = []
    for change in changes:
        former.heed(change)
        found += _asked(change, former)
    return tuple(found)


def _asked(change: Change, former: _Former) -> Iterator[Risk]:
    match change:
        case DropTable(table):
            yield _risk(change, former, table.name, "go")
        case DropColumn(table, column):
            held = f"{quote_name(column.name)} IS NOT NULL"
            yield _risk(change, former, table, "lose a value", held)
        case PurgeDeleted(table, column):
            deleted = f"{quote_name(column)} IS NOT NULL"
            yield _risk(change, former, table, "were deleted, and go", deleted)
        case ForbidNull(table, column, backfill):
            empty = f"{quote_name(former.column(table, column))} IS NULL"
            about = "have no value" if backfill is None else "are filled in"
            yield _risk(change, former, table, about, empty)
        case RenameWords(table, column, words):
            if not words:
                return
            name = quote_name(former.column(table, column))
            listed = ", ".join(quote_text(before) for before, _ in words)
            held = f"{name} && ARRAY[{listed}]" if change.array else f"{name} IN ({listed})"
            yield _risk(change, former, table, "hold another word then", held)
        case _:
            return


def _risk(change: Change, former: _Former, table: str, about: str, held: str = "") -> Risk:
    name = former.table(table)
    where = f" WHERE {held}" if held else ""
    return Risk(change, name, about, f"SELECT count(*) FROM {quote_name(name)}{where}")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the database answered, by question, or `why` it was not asked."""

    numbers: Mapping[str, int] = field(default_factory=dict)
    why: str | None = None
