"""Each change as the Python statements that make it: what a careful DBA would type.

Everything in a revision happens in one transaction, so a statement that fails takes back the ones
before it. Names are quoted wherever SQL is written out: a reserved word is then a name like any
other.
"""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.binding import on_condition, on_index, on_reference
from codegen.migrate.calls import (
    add_constraint,
    comment_on,
    drop_constraint,
    execute,
    own_comment,
    rename_constraint,
    sql_source,
)
from codegen.migrate.changes import (
    AddColumn,
    AllowNull,
    Change,
    ChangeCheck,
    ChangeComment,
    ChangeDefault,
    CreateTable,
    DropColumn,
    DropTable,
    ForbidNull,
    RenameColumn,
    RenameConstraint,
    RenameTable,
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
from codegen.migrate.creation import column_source, create_table
from codegen.migrate.key_operations import on_key
from codegen.migrate.keys import AddId, AddKey, ChangeOwnerType, DropId, DropKey
from codegen.migrate.row_operations import on_rows, on_security
from codegen.migrate.rows import (
    KeepDeleted,
    PurgeDeleted,
    RenameWords,
    Secure,
    SeeAllRows,
    SeeOwnRows,
    Unsecure,
)
from codegen.module import literal
from codegen.naming import constraint_name
from codegen.storage import Check, Column, quote_name


def statements(change: Change) -> list[str]:
    """The statements, in order, as Python that is still to be formatted."""
    match change:
        case CreateTable() | DropTable() | RenameTable() | RenameConstraint():
            return _on_table(change)
        case AddColumn() | DropColumn() | RenameColumn() | ChangeDefault():
            return _on_column(change)
        case ForbidNull() | AllowNull() | ChangeCheck() | ChangeComment():
            return _on_rule(change)
        case AddKey() | DropKey() | AddId() | DropId() | ChangeOwnerType():
            return on_key(change)
        case AddForeignKey() | DropForeignKey() | ChangeForeignKey():
            return on_reference(change)
        case AddUnique() | DropUnique() | AddIndex() | DropIndex() | RenameIndex():
            return on_index(change)
        case AddCondition() | DropCondition():
            return on_condition(change)
        case RenameWords() | PurgeDeleted() | KeepDeleted():
            return on_rows(change)
        case Secure() | Unsecure() | SeeAllRows() | SeeOwnRows():
            return on_security(change)
        case _:
            assert_never(change)


def _on_table(change: CreateTable | DropTable | RenameTable | RenameConstraint) -> list[str]:
    match change:
        case CreateTable(table):
            return create_table(table)
        case DropTable(table):
            return [f"op.drop_table({literal(table.name)})"]
        case RenameTable(before, after):
            return [f"op.rename_table({literal(before)}, {literal(after)})"]
        case RenameConstraint(table_name, before, after):
            return [rename_constraint(table_name, before, after)]
        case _:
            assert_never(change)


def _on_column(change: AddColumn | DropColumn | RenameColumn | ChangeDefault) -> list[str]:
    match change:
        case AddColumn(table, column, checks):
            return [
                *_add_column(table, column),
                *own_comment(table, column.name, column.comment),
                *(statement for check in checks for statement in _add_check(table, check)),
            ]
        case DropColumn(table, column):
            return [f"op.drop_column({literal(table)}, {literal(column.name)})"]
        case RenameColumn(table, before, after):
            names = f"{literal(before)}, new_column_name={literal(after)}"
            return [f"op.alter_column({literal(table)}, {names})"]
        case ChangeDefault(table, name, _, default):
            return [_set_default(table, name, default)]
        case _:
            assert_never(change)


def _add_column(table: str, column: Column) -> list[str]:
    if column.backfill not in (None, "NULL"):
        # A constant default fills old rows without touching them; then it gives way.
        added = _add(table, column_source(column, column.backfill, column.nullable))
        if column.backfill == column.default:
            return [added]
        return [added, _set_default(table, column.name, column.default)]
    if column.default == "gen_random_uuid()":
        # As the column's default it would rewrite the table while nobody can read it.
        value = f"SET {quote_name(column.name)} = {column.default}"
        return [
            _add(table, column_source(column, None, nullable=True)),
            _set_default(table, column.name, column.default),
            execute(f"UPDATE {quote_name(table)}", value),
            *([] if column.nullable else _forbid_null(table, column.name)),
        ]
    restored = not column.nullable and column.default is None
    return [
        *([_refuse_rows(table, column.name)] if restored else []),
        _add(table, column_source(column, column.default, column.nullable)),
    ]


def _add(table: str, column: str) -> str:
    return f"op.add_column({literal(table)}, {column})"


def _set_default(table: str, column: str, default: str | None) -> str:
    value = "None" if default is None else f"sa.text({sql_source(default)})"
    return f"op.alter_column({literal(table)}, {literal(column)}, server_default={value})"


def _refuse_rows(table: str, column: str) -> str:
    """Stop a downgrade that would have to invent values, and say so."""
    return f'''op.execute(
        """
        DO $$ BEGIN
            IF EXISTS (SELECT FROM {quote_name(table)}) THEN
                RAISE EXCEPTION '{table}.{column} was required, and its values are gone'
                    USING HINT = 'Empty {table}, or give the column a default in this downgrade.';
            END IF;
        END $$
        """
    )'''


def _on_rule(change: ForbidNull | AllowNull | ChangeCheck | ChangeComment) -> list[str]:
    match change:
        case ForbidNull(table, column, backfill):
            name = quote_name(column)
            update = (f"UPDATE {quote_name(table)}", f"SET {name} = {backfill}")
            fill = [] if backfill is None else [execute(*update, f"WHERE {name} IS NULL")]
            return [*fill, *_forbid_null(table, column)]
        case AllowNull(table, column):
            return [f"op.alter_column({literal(table)}, {literal(column)}, nullable=True)"]
        case ChangeCheck(table, before, after):
            return _change_check(table, before, after)
        case ChangeComment(table, commented, _, comment):
            return [comment_on(table, commented, comment)]
        case _:
            assert_never(change)


def _forbid_null(table: str, column: str) -> list[str]:
    """A check that has been validated spares SET NOT NULL its own look at every row."""
    name = constraint_name("ck", table, column, "present")
    return [
        *add_constraint(table, name, f"CHECK ({quote_name(column)} IS NOT NULL)"),
        f"op.alter_column({literal(table)}, {literal(column)}, nullable=False)",
        drop_constraint(table, name),
    ]


def _change_check(table: str, before: Check | None, after: Check | None) -> list[str]:
    if after is None:
        return [] if before is None else [drop_constraint(table, before.name)]
    if before is None:
        return _add_check(table, after)
    name = constraint_name(after.name, "new")
    return [
        *add_constraint(table, name, f"CHECK ({after.sql})"),
        drop_constraint(table, before.name),
        rename_constraint(table, name, after.name),
    ]


def _add_check(table: str, check: Check) -> list[str]:
    return add_constraint(table, check.name, f"CHECK ({check.sql})")
