"""Columns that get another type: the change, and what becomes of each value.

Everything here is SQL over a row under its present names, with the values that it had: names are
changed before types are.
"""

from __future__ import annotations

from dataclasses import dataclass

from codegen.migrate.casts import cast
from codegen.storage import Column, quote_name


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
        return after.convert
    found = cast(quote_name(after.name), before.type, after.type)
    return None if found is None else found.using


def fit(before: Column, after: Column) -> Fit:
    """Which values stand in the way of a new type. Who writes a `convert` has thought of them."""
    if before.type == after.type or after.convert is not None:
        return Fit()
    found = cast(quote_name(after.name), before.type, after.type)
    if found is None:
        return Fit()
    fails = None if found.fits is None else f"NOT ({found.fits})"
    if found.keeps is None:
        return Fit(fails)
    loses = f"NOT ({found.keeps})"
    if found.fits is not None:
        loses = f"CASE WHEN {found.fits} THEN {loses} ELSE false END"
    return Fit(fails, loses)
