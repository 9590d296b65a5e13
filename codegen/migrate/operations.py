"""Each change as the Python statements that make it: what a careful DBA would type.

Names are quoted wherever SQL is written out: a reserved word is then a name like any other.
"""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.batches import fill
from codegen.migrate.binding import on_condition, on_index, on_reference
from codegen.migrate.calls import (
    add_constraint,
    comment_on,
    drop_constraint,
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
    ReplaceIndex,
)
from codegen.migrate.creation import column_source, create_table
from codegen.migrate.key_operations import on_key
from codegen.migrate.keys import AddId, AddKey, ChangeOwnerType, DropId, DropKey
from codegen.migrate.remembered import ForgetPast, RenameResource
from codegen.migrate.retired import RetireColumn, RetireTable, ReviveColumn, ReviveTable
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
from codegen.migrate.type_operations import on_type
from codegen.migrate.types import ChangeType, ConvertRows
from codegen.migrate.way import Apart, Way
from codegen.module import literal
from codegen.naming import constraint_name
from codegen.storage import Check, Column, quote_name


def way(change: Change) -> Way:
    """How a change is made: its statements as Python that is still to be formatted."""
    match change:
        case CreateTable() | DropTable() | RenameTable() | RenameConstraint():
            return Way(before=tuple(_on_table(change)))
        case AddColumn():
            return _add_column(change)
        case DropColumn() | RenameColumn() | ChangeDefault() | AllowNull() | ChangeComment():
            return Way(before=(_on_column(change),))
        case ForbidNull() | ChangeCheck():
            return _on_rule(change)
        case AddKey() | DropKey() | AddId() | DropId() | ChangeOwnerType():
            return on_key(change)
        case AddForeignKey() | DropForeignKey() | ChangeForeignKey():
            return on_reference(change)
        case AddUnique() | DropUnique() | AddIndex() | DropIndex() | RenameIndex() | ReplaceIndex():
            return on_index(change)
        case AddCondition() | DropCondition():
            return on_condition(change)
        case ChangeType() | ConvertRows():
            return on_type(change)
        case RenameWords() | PurgeDeleted() | KeepDeleted():
            return on_rows(change)
        case RetireColumn():
            return _retire_column(change)
        case ReviveColumn():
            return _revive_column(change)
        case RetireTable() | ReviveTable() | RenameResource() | ForgetPast():
            return Way()
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


def _on_column(
    change: DropColumn | RenameColumn | ChangeDefault | AllowNull | ChangeComment,
) -> str:
    match change:
        case DropColumn(table, column):
            return f"op.drop_column({literal(table)}, {literal(column.name)})"
        case RenameColumn(table, before, after):
            names = f"{literal(before)}, new_column_name={literal(after)}"
            return f"op.alter_column({literal(table)}, {names})"
        case ChangeDefault(table, name, _, default):
            return _set_default(table, name, default)
        case AllowNull(table, name):
            return f"op.alter_column({literal(table)}, {literal(name)}, nullable=True)"
        case ChangeComment(table, commented, _, comment):
            return comment_on(table, commented, comment)
        case _:
            assert_never(change)


def _add_column(change: AddColumn) -> Way:
    """A new column holds to its checks from the first row on; old rows are looked at later."""
    table, column = change.table, change.column
    rules = [add_constraint(table, each.name, f"CHECK ({each.sql})") for each in change.checks]
    added = tuple(added.inside for added, _ in rules)
    validated = tuple(validated for _, validated in rules)
    comment = own_comment(table, column.name, column.comment)
    if column.filling is None:
        return Way(before=(*_add_filled(table, column), *comment, *added), apart=validated)
    # As the column's default it would rewrite the table while nobody can read it.
    empty = f"{quote_name(column.name)} IS NULL"
    filled = fill(table, change.key, f"{quote_name(column.name)} = {column.filling}", empty)
    # Rows that are written meanwhile have the default, where there is one.
    again = None if column.default is not None else filled
    forbidden = Way() if column.nullable else _forbid_null(table, column.name, again)
    return Way(
        before=(
            _add(table, column_source(column, None, nullable=True)),
            *_own_default(table, column),
            *comment,
            *added,
        ),
        apart=(*([] if again and forbidden.apart else [filled]), *validated, *forbidden.apart),
        after=forbidden.after,
    )


def _own_default(table: str, column: Column) -> list[str]:
    return [] if column.default is None else [_set_default(table, column.name, column.default)]


def _add_filled(table: str, column: Column) -> list[str]:
    """A constant default fills old rows without touching them; then it gives way.

    Nothing fills them where a downgrade restores what was required: a look says so before, and
    PostgreSQL of rows that are written meanwhile.
    """
    if column.backfill not in (None, "NULL"):
        added = _add(table, column_source(column, column.backfill, column.nullable))
        if column.backfill == column.default:
            return [added]
        return [added, _set_default(table, column.name, column.default)]
    return [_add(table, column_source(column, column.default, column.nullable))]


def _add(table: str, column: str) -> str:
    return f"op.add_column({literal(table)}, {column})"


def _set_default(table: str, column: str, default: str | None) -> str:
    value = "None" if default is None else f"sa.text({sql_source(default)})"
    return f"op.alter_column({literal(table)}, {literal(column)}, server_default={value})"


def _on_rule(change: ForbidNull | ChangeCheck) -> Way:
    match change:
        case ForbidNull(table, column, None):
            return _forbid_null(table, column)
        case ForbidNull(table, column, backfill, key):
            name = quote_name(column)
            filled = fill(table, key, f"{name} = {backfill}", f"{name} IS NULL")
            return _forbid_null(table, column, filled)
        case ChangeCheck(table, before, after):
            return _change_check(table, before, after)
        case _:
            assert_never(change)


def _forbid_null(table: str, column: str, filled: Apart | None = None) -> Way:
    """A check that has been validated spares SET NOT NULL its own look at every row.

    Rows are filled in again behind it: those that were written without a value meanwhile are few,
    and from the check on there are no more of them.
    """
    name = constraint_name("ck", table, column, "present")
    added, validated = add_constraint(table, name, f"CHECK ({quote_name(column)} IS NOT NULL)")
    again = () if filled is None else (Apart(filled.inside, ""),)
    return Way(
        apart=(*(() if filled is None else (filled,)), added, *again, validated),
        after=(
            f"op.alter_column({literal(table)}, {literal(column)}, nullable=False)",
            drop_constraint(table, name),
        ),
    )


def _change_check(table: str, before: Check | None, after: Check | None) -> Way:
    if after is None:
        return Way() if before is None else Way(before=(drop_constraint(table, before.name),))
    if before is None:
        return Way(apart=add_constraint(table, after.name, f"CHECK ({after.sql})"))
    name = constraint_name(after.name, "new")
    return Way(
        apart=add_constraint(table, name, f"CHECK ({after.sql})"),
        after=(drop_constraint(table, before.name), rename_constraint(table, name, after.name)),
    )


def _retire_column(change: RetireColumn) -> Way:
    """Rows are written without the column from now on."""
    table, column = change.table, change.column
    dropped = tuple(drop_constraint(table, check.name) for check in change.checks)
    null = f"op.alter_column({literal(table)}, {literal(column.name)}, nullable=True)"
    return Way(before=dropped if column.nullable else (*dropped, null))


def _revive_column(change: ReviveColumn) -> Way:
    table, column = change.table, change.column
    rules = tuple(
        statement
        for each in change.checks
        for statement in add_constraint(table, each.name, f"CHECK ({each.sql})")
    )
    if column.nullable:
        return Way(apart=rules)
    forbidden = _forbid_null(table, column.name)
    return Way(apart=(*rules, *forbidden.apart), after=forbidden.after)
