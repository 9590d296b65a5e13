"""Columns of another type, and values within new limits, as the calls that change them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codegen.migrate.batches import fill
from codegen.migrate.calls import (
    add_constraint,
    alter,
    block_source,
    drop_constraint,
    rename_constraint,
)
from codegen.migrate.casts import is_number
from codegen.migrate.looks.widening import widens
from codegen.migrate.types import LOST, ChangeType, ConvertRows, converted
from codegen.migrate.way import Apart, Way
from codegen.naming import constraint_name
from codegen.storage import Column, quote_name


def on_type(change: ChangeType | ConvertRows) -> Way:
    """The way to another type, or to new limits."""
    if isinstance(change, ConvertRows):
        return _convert_rows(change)
    return Way(before=_change_types(change))


def _change_types(change: ChangeType) -> tuple[str, ...]:
    """The calls for new types: one statement, so that the table is written anew only once."""
    lost = [(old, new) for old, new in change.columns if new.convert == LOST]
    *most, last = _actions(change)
    return (
        *(_refuse_values(change.table, old, new) for old, new in lost),
        alter(change.table, *(f"{action}," for action in most), last),
    )


def _convert_rows(change: ConvertRows) -> Way:
    """The way to new limits: rows that are beyond them are converted, once more behind the rules.

    From then on no new row is beyond them; those that were written meanwhile are few.
    """
    table = change.table
    if change.convert is not None and not _within(change):
        dropped = tuple(drop_constraint(table, check.name) for check in change.before)
        return replace(_converted(change), before=dropped)
    gone = {check.name for check in change.before}
    beside = {c.name: constraint_name(c.name, "new") for c in change.after if c.name in gone}
    rules = (replace(check, name=beside.get(check.name, check.name)) for check in change.after)
    drops = (drop_constraint(table, check.name) for check in change.before)
    renames = (rename_constraint(table, new, name) for name, new in beside.items())
    return replace(_converted(replace(change, after=tuple(rules))), after=(*drops, *renames))


def _within(change: ConvertRows) -> bool:
    """Whether what fits the new limits fits the former ones, so that those can stay meanwhile."""
    former = {check.name: check for check in change.before}
    return all(
        widens(check.rule, former[check.name].rule)
        for check in change.after
        if check.name in former
    )


def _converted(change: ConvertRows) -> Way:
    rules = [
        add_constraint(change.table, each.name, f"CHECK ({each.sql})") for each in change.after
    ]
    added, validated = [add for add, _ in rules], [validate for _, validate in rules]
    if change.convert is None:
        return Way(apart=(*added, *validated))
    value = f"{quote_name(change.column)} = {change.convert}"
    filled = fill(change.table, change.key, value, change.beyond)
    return Way(apart=(filled, *added, Apart(filled.inside, ""), *validated))


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
    """Stop a downgrade that would have to make values up, and say so.

    A look has said so before. PostgreSQL itself would not stop at values that were written since,
    in between the two revisions of a plan, and they would be gone.
    """
    place = f"{table}.{after.name}"
    lines = f"""\
DO $$ BEGIN
    IF EXISTS (SELECT FROM {quote_name(table)} WHERE {quote_name(after.name)} IS NOT NULL) THEN
        RAISE EXCEPTION '{place} holds values, and nothing says what they are as {after.type}'
            USING HINT = 'Write what they become behind USING, in this downgrade.';
    END IF;
END $$"""
    return f"op.execute({block_source(lines.splitlines())})"
