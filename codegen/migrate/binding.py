"""References, uniques, indexes and conditions of existing tables, as the calls that change them."""

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
)
from codegen.migrate.creation import columns_sql, create_index, on_delete
from codegen.naming import constraint_name
from codegen.storage import ForeignKey, quote_name


def on_reference(change: AddForeignKey | DropForeignKey | ChangeForeignKey) -> list[str]:
    """The calls for a reference. One that holds otherwise is replaced once its successor holds."""
    match change:
        case AddForeignKey(table, key):
            return _add_foreign_key(table, key.name, key)
        case DropForeignKey(table, key):
            return [drop_constraint(table, key.name)]
        case ChangeForeignKey(table, before, after):
            name = constraint_name(after.name, "new")
            return [
                *_add_foreign_key(table, name, after),
                drop_constraint(table, before.name),
                rename_constraint(table, name, after.name),
            ]
        case _:
            assert_never(change)


def _add_foreign_key(table: str, name: str, key: ForeignKey) -> list[str]:
    return add_constraint(
        table,
        name,
        f"FOREIGN KEY ({columns_sql(key.columns)})",
        f"REFERENCES {quote_name(key.table)} ({columns_sql(key.target)})",
        f"ON DELETE {on_delete(key)}",
    )


def on_index(change: AddUnique | DropUnique | AddIndex | DropIndex | RenameIndex) -> list[str]:
    """The calls for what is looked up, or unique."""
    match change:
        case AddUnique(table, key):
            action = f"ADD CONSTRAINT {quote_name(key.name)}"
            return [alter(table, action, f"UNIQUE ({columns_sql(key.columns)})")]
        case DropUnique(table, key):
            return [drop_constraint(table, key.name)]
        case AddIndex(table, index):
            return [create_index(table, index)]
        case DropIndex(_, index):
            return [execute(f"DROP INDEX {quote_name(index.name)}")]
        case RenameIndex(before, after):
            return [execute(f"ALTER INDEX {quote_name(before)} RENAME TO {quote_name(after)}")]
        case _:
            assert_never(change)


def on_condition(change: AddCondition | DropCondition) -> list[str]:
    """The calls for a condition on whole rows."""
    match change:
        case AddCondition(table, condition):
            return add_constraint(table, condition.name, f"CHECK ({condition.sql})")
        case DropCondition(table, condition):
            return [drop_constraint(table, condition.name)]
        case _:
            assert_never(change)
