"""Columns of another type, and values within new limits, as the calls that change them."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.migrate.calls import alter, block_source, execute
from codegen.migrate.casts import is_number
from codegen.migrate.types import LOST, ChangeType, converted
from codegen.storage import Column, quote_name

_TEMPORAL = ("date", "time", "timestamp", "interval")


def change_types(change: ChangeType) -> tuple[str, ...]:
    """The calls for new types: one statement, so that the table is written anew only once."""
    lost = [(old, new) for old, new in change.columns if new.convert == LOST]
    return (
        *(_refuse_values(change.table, old, new) for old, new in lost),
        *([execute("SET LOCAL timezone = 'UTC'")] if _tells_time(change) else []),
        alter(change.table, ", ".join(_actions(change))),
    )


def _tells_time(change: ChangeType) -> bool:
    """Whether a value could mean something else in another zone."""
    types = (column.type for pair in change.columns for column in pair)
    convert = any(new.convert not in (None, LOST) for _, new in change.columns)
    return convert or any(type_.startswith(_TEMPORAL) for type_ in types)


def _actions(change: ChangeType) -> Iterator[str]:
    for before, after in change.columns:
        column = f"ALTER COLUMN {quote_name(after.name)}"
        if before.default is not None:
            yield f"{column} DROP DEFAULT"
        yield f"{column} TYPE {after.type}{_using(before, after)}"
        if after.default is not None:
            yield f"{column} SET DEFAULT {after.default}"


def _using(before: Column, after: Column) -> str:
    value = converted(before, after)
    if value is None:
        raise ValueError(f"no cast makes {after.type} of {before.type}")
    if is_number(before.type) and value == f"{quote_name(after.name)}::{after.type}":
        # PostgreSQL casts so by itself, and sees that a numeric with more room needs no rewrite.
        return ""
    return f" USING {value}"


def _refuse_values(table: str, before: Column, after: Column) -> str:
    """Stop a downgrade that would have to make values up, and say so."""
    place = f"{table}.{after.name}"
    lines = f"""\
DO $$ BEGIN
    IF EXISTS (SELECT FROM {quote_name(table)} WHERE {quote_name(after.name)} IS NOT NULL) THEN
        RAISE EXCEPTION '{place} holds values, and nothing says what they are as {after.type}'
            USING HINT = 'Write what they become behind USING, in this downgrade.';
    END IF;
END $$"""
    return f"op.execute({block_source(lines.splitlines())})"
