"""Columns that get another type: the change, and what becomes of each value.

Everything here is SQL over a row under its present names, with the values that it had: names are
changed before types are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import override

from codegen.migrate.casts import cast
from codegen.migrate.step import Step, shown
from codegen.storage import Check, Column, quote_name


@dataclass(frozen=True, slots=True)
class Fit:
    """SQL conditions on a row: its value cannot become one of the new type, or not all of it can.

    None is never. Neither raises an error, and neither is true of a null.
    """

    fails: str | None = None
    loses: str | None = None


def converted(before: Column, after: Column) -> str | None:
    """The expression for a column's value in its new type, or None where no cast says one.

    Where the type stays, it is the column itself.
    """
    if before.type == after.type:
        return quote_name(after.name)
    if after.convert is not None:
        return after.convert if after.convert == LOST else f"({after.convert})"
    found = cast(quote_name(after.name), before.type, after.type)
    return None if found is None else found.using


def fit(before: Column, after: Column) -> Fit:
    """Which values stand in the way of a new type. Who writes a `convert` has thought of them."""
    if before.type == after.type or after.convert is not None:
        return Fit()
    name = quote_name(after.name)
    found = cast(name, before.type, after.type)
    if found is None:
        return Fit()
    # A null has no form at all, and stays a null.
    there = f"{name} IS NOT NULL AND " if before.nullable or after.nullable else ""
    fails = None if found.fits is None else f"{there}NOT ({found.fits})"
    if found.keeps is None:
        return Fit(fails)
    loses = f"NOT ({found.keeps})"
    if found.fits is not None:
        loses = f"CASE WHEN {found.fits} THEN {loses} ELSE false END"
    return Fit(fails, loses)


LOST = "NULL"
"""What a value becomes where nothing says what it was; there must be none."""


@dataclass(frozen=True, slots=True)
class ChangeType(Step):
    """Columns of one table that get another type, all at once: a table is written anew only once.

    Each is given as it was and as it is, by its present name. No check is on it meanwhile.
    """

    table: str
    columns: tuple[tuple[Column, Column], ...]

    @override
    def phrase(self) -> str:
        names = " and ".join(after.name for _, after in self.columns)
        return f"Change type of {names} in {self.table}"

    @override
    def line(self) -> str:
        told = (
            f"{self.table}.{after.name}: {before.type} becomes {after.type}"
            for before, after in self.columns
        )
        return f"~ {', '.join(told)}"

    @override
    def caveat(self) -> str | None:
        stuck = [after.name for before, after in self.columns if _back(before, after) == LOST]
        if stuck:
            return f"This stops, and changes nothing, while {' or '.join(stuck)} holds a value."
        if any(after.convert or fit(before, after).loses for before, after in self.columns):
            return "This converts back what is there; what the upgrade took from it stays lost."
        return None

    @override
    def reverse(self) -> ChangeType:
        columns = tuple(
            (after, replace(before, convert=_back(before, after))) for before, after in self.columns
        )
        return ChangeType(self.table, columns)


def _back(before: Column, after: Column) -> str | None:
    """What a value becomes again; None where its cast says that."""
    name = quote_name(after.name)
    if (before.type, after.type) == ("jsonb", "text"):
        # What was written out whole is JSON again; of anything else, only its text is known.
        whole = after.convert is not None and after.convert.endswith("::text")
        return f"{name}::jsonb" if whole else f"to_jsonb({name})"
    return LOST if cast(name, after.type, before.type) is None else None


@dataclass(frozen=True, slots=True)
class ConvertRows(Step):
    """Values of a column that are beyond new limits become others, which the author has agreed to.

    `before` and `after` are the column's checks that change with that: neither the old nor the new
    ones would let every row through. On the way back there is nothing to `convert`.
    """

    table: str
    column: str
    convert: str | None
    before: tuple[Check, ...]
    after: tuple[Check, ...]
    key: tuple[str, ...]

    @property
    def beyond(self) -> str:
        """Which rows the new limits do not let through."""
        rules = [f"({check.sql})" for check in self.after]
        return f"NOT {rules[0]}" if len(rules) == 1 else f"NOT ({' AND '.join(rules)})"

    @override
    def phrase(self) -> str:
        return f"Convert {self.column} in {self.table} to its new limits"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column}: {shown(self.convert or 'its former limits')}"

    @override
    def caveat(self) -> str:
        return f"What {self.table}.{self.column} was converted to stays."

    @override
    def reverse(self) -> ConvertRows:
        return ConvertRows(self.table, self.column, None, self.after, self.before, self.key)
