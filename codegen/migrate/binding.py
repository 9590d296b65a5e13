"""References, uniques, indexes and conditions of existing tables, as the ways to change them."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.calls import (
    add_constraint,
    alter,
    drop_constraint,
    execute,
    rename_constraint,
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
from codegen.migrate.creation import columns_sql, create_index, on_delete
from codegen.migrate.way import Apart, Way
from codegen.naming import constraint_name
from codegen.storage import ForeignKey, IndexKey, TableIndex, UniqueKey, quote_name


def on_reference(change: AddForeignKey | DropForeignKey | ChangeForeignKey) -> Way:
    """The way to a reference. One that holds otherwise is replaced once its successor holds."""
    match change:
        case AddForeignKey(table, key, _, new_table):
            added, validated = _add_foreign_key(table, key.name, key)
            if new_table:
                return Way(before=(added.inside, validated.inside))
            return Way(apart=(added, validated))
        case DropForeignKey(table, key):
            return Way(before=(drop_constraint(table, key.name),))
        case ChangeForeignKey(table, before, after):
            name = constraint_name(after.name, "new")
            return Way(
                apart=_add_foreign_key(table, name, after),
                after=(
                    drop_constraint(table, before.name),
                    rename_constraint(table, name, after.name),
                ),
            )
        case _:
            assert_never(change)


def _add_foreign_key(table: str, name: str, key: ForeignKey) -> tuple[Apart, Apart]:
    return add_constraint(
        table,
        name,
        f"FOREIGN KEY ({columns_sql(key.columns)})",
        f"REFERENCES {quote_name(key.table)} ({columns_sql(key.target)})",
        f"ON DELETE {on_delete(key)}",
    )


def on_index(
    change: AddUnique | DropUnique | AddIndex | DropIndex | RenameIndex | ReplaceIndex,
) -> Way:
    """The way to what is looked up, or unique."""
    match change:
        case AddUnique(table, key):
            return Way(apart=_build(table, _behind(key)), after=(_take_over(table, key, key.name),))
        case DropUnique(table, key):
            return Way(before=(drop_constraint(table, key.name),))
        case AddIndex(table, index):
            return Way(apart=_build(table, index))
        case DropIndex(_, index, at_once):
            if at_once:
                return Way(before=(_drop(index.name),))
            return Way(apart=(_drop_concurrently(index.name),))
        case RenameIndex(before, after):
            return Way(before=(_rename(before, after),))
        case ReplaceIndex(table, before, after):
            return _replace(table, before, after)
        case _:
            assert_never(change)


def _replace(table: str, before: TableIndex | UniqueKey, after: TableIndex | UniqueKey) -> Way:
    """What is unique stays so: the former goes once its successor is there."""
    index = after if isinstance(after, TableIndex) else _behind(after)
    name = constraint_name(after.name, "new")
    dropped = drop_constraint(table, before.name)
    if isinstance(before, TableIndex):
        dropped = _drop(before.name)
    taken = _rename(name, after.name)
    if isinstance(after, UniqueKey):
        taken = _take_over(table, after, name)
    built = TableIndex(name, index.keys, index.unique, index.where, index.include, index.using)
    return Way(apart=_build(table, built), after=(dropped, taken))


def _build(table: str, index: TableIndex) -> tuple[Apart, ...]:
    """What an interrupted run has left goes first, so that it can be run again."""
    left = Apart(_drop_concurrently(index.name).outside, "", patient=True)
    return (
        left,
        Apart(
            create_index(table, index, concurrently=True), create_index(table, index), patient=True
        ),
    )


def _drop_concurrently(name: str) -> Apart:
    concurrently = execute(f"DROP INDEX CONCURRENTLY IF EXISTS {quote_name(name)}")
    return Apart(concurrently, _drop(name), patient=True)


def _drop(name: str) -> str:
    return execute(f"DROP INDEX IF EXISTS {quote_name(name)}")


def _rename(before: str, after: str) -> str:
    return execute(f"ALTER INDEX {quote_name(before)} RENAME TO {quote_name(after)}")


def _behind(key: UniqueKey) -> TableIndex:
    """The index behind a unique constraint."""
    return TableIndex(key.name, tuple(IndexKey(column) for column in key.columns), unique=True)


def _take_over(table: str, key: UniqueKey, index: str) -> str:
    """The call that makes a constraint of an index, which takes its name."""
    added = f"ADD CONSTRAINT {quote_name(key.name)}"
    return alter(table, added, f"UNIQUE USING INDEX {quote_name(index)}")


def on_condition(change: AddCondition | DropCondition) -> Way:
    """The way to a condition on whole rows."""
    match change:
        case AddCondition(table, condition):
            return Way(apart=add_constraint(table, condition.name, f"CHECK ({condition.sql})"))
        case DropCondition(table, condition):
            return Way(before=(drop_constraint(table, condition.name),))
        case _:
            assert_never(change)
