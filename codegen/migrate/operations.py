"""Each change as the Python statements that make it: what a careful DBA would type.

Everything in a revision happens in one transaction, so a statement that fails takes back the ones
before it. Names are quoted wherever SQL is written out: a reserved word is then a name like any
other.
"""

from __future__ import annotations

import re
from typing import assert_never

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
from codegen.module import literal
from codegen.naming import constraint_name
from codegen.storage import Check, Column, Table, quote_name, quote_text

_PYTHON_TYPES = {
    "text": "sa.Text()",
    "integer": "sa.Integer()",
    "boolean": "sa.Boolean()",
    "timestamp with time zone": "sa.DateTime(timezone=True)",
    "uuid": "sa.Uuid()",
}
_WIDTH = 80


def statements(change: Change) -> list[str]:
    """The statements, in order, as Python that is still to be formatted."""
    match change:
        case CreateTable() | DropTable() | RenameTable() | RenameConstraint():
            return _on_table(change)
        case AddColumn() | DropColumn() | RenameColumn() | ChangeDefault():
            return _on_column(change)
        case ForbidNull() | AllowNull() | ChangeCheck() | ChangeComment():
            return _on_rule(change)
        case _:
            assert_never(change)


def execute(*clauses: str) -> str:
    """The call that runs one statement of SQL; where it is long, each clause has its own line."""
    whole = _sql(" ".join(clauses))
    if len(whole) <= _WIDTH:
        return f"op.execute({whole})"
    spaced = [*(f"{clause} " for clause in clauses[:-1]), clauses[-1]]
    return f"op.execute({' '.join(_sql(clause) for clause in spaced)})"


def _sql(sql: str) -> str:
    # SQLAlchemy reads `:word` as a parameter, but for `12:30` and what has a backslash before it.
    escaped = sql.replace(":", "\\:") if re.search(r"(?<!\w):", sql) else sql
    return _text(escaped).removeprefix("(").removesuffix(")")


def _text(text: str) -> str:
    """A literal in pieces that are short as they are written, with all their escapes."""
    width = _WIDTH
    source = literal(text, width)
    while width > 1 and max(len(line) for line in source.splitlines()) > _WIDTH + 2:
        width //= 2
        source = literal(text, width)
    return source


def _on_table(change: CreateTable | DropTable | RenameTable | RenameConstraint) -> list[str]:
    match change:
        case CreateTable(table):
            return _create_table(table)
        case DropTable(table):
            return [f"op.drop_table({literal(table.name)})"]
        case RenameTable(before, after):
            return [f"op.rename_table({literal(before)}, {literal(after)})"]
        case RenameConstraint(table_name, before, after):
            return [_rename_constraint(table_name, before, after)]
        case _:
            assert_never(change)


def _create_table(table: Table) -> list[str]:
    key = ", ".join(literal(column) for column in table.primary_key.columns)
    arguments = [
        literal(table.name),
        *(_column(column, column.default, column.nullable) for column in table.columns),
        *(
            f"sa.CheckConstraint({_sql(check.sql)}, name=op.f({literal(check.name)}))"
            for check in table.checks
        ),
        f"sa.PrimaryKeyConstraint({key}, name=op.f({literal(table.primary_key.name)}))",
        *_inline_comment(table.comment),
    ]
    return [
        f"op.create_table({', '.join(arguments)})",
        *_own_comment(table.name, None, table.comment),
        *(
            statement
            for column in table.columns
            for statement in _own_comment(table.name, column.name, column.comment)
        ),
    ]


def _column(column: Column, default: str | None, nullable: bool) -> str:
    arguments = [
        literal(column.name),
        _PYTHON_TYPES[column.type],
        *([] if default is None else [f"server_default=sa.text({_sql(default)})"]),
        f"nullable={nullable}",
        *_inline_comment(column.comment),
    ]
    return f"sa.Column({', '.join(arguments)})"


def _on_column(change: AddColumn | DropColumn | RenameColumn | ChangeDefault) -> list[str]:
    match change:
        case AddColumn(table, column, checks):
            return [
                *_add_column(table, column),
                *_own_comment(table, column.name, column.comment),
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
        added = _add(table, _column(column, column.backfill, column.nullable))
        if column.backfill == column.default:
            return [added]
        return [added, _set_default(table, column.name, column.default)]
    if column.default == "gen_random_uuid()":
        # As the column's default it would rewrite the table while nobody can read it.
        value = f"SET {quote_name(column.name)} = {column.default}"
        return [
            _add(table, _column(column, None, nullable=True)),
            _set_default(table, column.name, column.default),
            execute(f"UPDATE {quote_name(table)}", value),
            *([] if column.nullable else _forbid_null(table, column.name)),
        ]
    restored = not column.nullable and column.default is None
    return [
        *([_refuse_rows(table, column.name)] if restored else []),
        _add(table, _column(column, column.default, column.nullable)),
    ]


def _add(table: str, column: str) -> str:
    return f"op.add_column({literal(table)}, {column})"


def _set_default(table: str, column: str, default: str | None) -> str:
    value = "None" if default is None else f"sa.text({_sql(default)})"
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
            return [_comment_on(table, commented, comment)]
        case _:
            assert_never(change)


def _forbid_null(table: str, column: str) -> list[str]:
    """A check that has been validated spares SET NOT NULL its own look at every row."""
    name = constraint_name("ck", table, column, "present")
    return [
        *_add_condition(table, name, f"{quote_name(column)} IS NOT NULL"),
        f"op.alter_column({literal(table)}, {literal(column)}, nullable=False)",
        _drop_constraint(table, name),
    ]


def _change_check(table: str, before: Check | None, after: Check | None) -> list[str]:
    if after is None:
        return [] if before is None else [_drop_constraint(table, before.name)]
    if before is None:
        return _add_check(table, after)
    name = constraint_name(after.name, "new")
    return [
        *_add_condition(table, name, after.sql),
        _drop_constraint(table, before.name),
        _rename_constraint(table, name, after.name),
    ]


def _add_check(table: str, check: Check) -> list[str]:
    return _add_condition(table, check.name, check.sql)


def _add_condition(table: str, name: str, condition: str) -> list[str]:
    return [
        _alter(table, f"ADD CONSTRAINT {quote_name(name)}", f"CHECK ({condition}) NOT VALID"),
        _alter(table, f"VALIDATE CONSTRAINT {quote_name(name)}"),
    ]


def _drop_constraint(table: str, name: str) -> str:
    return _alter(table, f"DROP CONSTRAINT {quote_name(name)}")


def _rename_constraint(table: str, before: str, after: str) -> str:
    return _alter(table, f"RENAME CONSTRAINT {quote_name(before)}", f"TO {quote_name(after)}")


def _alter(table: str, action: str, *clauses: str) -> str:
    return execute(f"ALTER TABLE {quote_name(table)} {action}", *clauses)


def _inline_comment(comment: str | None) -> list[str]:
    return [] if comment is None or _needs_care(comment) else [f"comment={_text(comment)}"]


def _own_comment(table: str, column: str | None, comment: str | None) -> list[str]:
    if comment is None or not _needs_care(comment):
        return []
    return [_comment_on(table, column, comment)]


def _needs_care(comment: str) -> bool:
    """Whether Alembic, printing SQL instead of running it, would write another text."""
    return "\\" in comment or "\t" in comment


def _comment_on(table: str, column: str | None, comment: str | None) -> str:
    what = f"TABLE {quote_name(table)}"
    if column is not None:
        what = f"COLUMN {quote_name(table)}.{quote_name(column)}"
    value = "NULL" if comment is None else quote_text(comment)
    return execute(f"COMMENT ON {what}", f"IS {value}")
