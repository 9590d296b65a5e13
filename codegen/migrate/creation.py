"""A new table, as the calls that create it with everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codegen.catalog import OnDelete
from codegen.migrate.calls import execute, inline_comment, own_comment, sql_source
from codegen.migrate.security import secure
from codegen.module import literal
from codegen.storage import (
    Column,
    ForeignKey,
    IndexKey,
    Table,
    TableIndex,
    quote_name,
)

_PYTHON_TYPES = {
    "text": "sa.Text()",
    "integer": "sa.Integer()",
    "bigint": "sa.BigInteger()",
    "double precision": "sa.Double()",
    "boolean": "sa.Boolean()",
    "date": "sa.Date()",
    "time without time zone": "sa.Time()",
    "timestamp with time zone": "sa.DateTime(timezone=True)",
    "interval": "sa.Interval()",
    "uuid": "sa.Uuid()",
    "jsonb": "postgresql.JSONB()",
    "bytea": "sa.LargeBinary()",
}


def create_table(table: Table) -> list[str]:
    """The calls that create a table, its indexes and its policy."""
    arguments = [
        literal(table.name),
        *(column_source(column, column.default, column.nullable) for column in table.columns),
        *_constraints(table),
        *inline_comment(table.comment),
    ]
    return [
        f"op.create_table({', '.join(arguments)})",
        *own_comment(table.name, None, table.comment),
        *(
            statement
            for column in table.columns
            for statement in own_comment(table.name, column.name, column.comment)
        ),
        *(create_index(table.name, index) for index in table.indexes),
        *(secure(table) if table.row_security else ()),
    ]


def _constraints(table: Table) -> Iterator[str]:
    conditions = [(check.name, check.sql) for check in table.checks]
    conditions += [(condition.name, condition.sql) for condition in table.conditions]
    for name, sql in conditions:
        yield f"sa.CheckConstraint({sql_source(sql)}, name=op.f({literal(name)}))"
    key = table.primary_key
    yield f"sa.PrimaryKeyConstraint({_names(key.columns)}, name=op.f({literal(key.name)}))"
    for unique in table.uniques:
        yield f"sa.UniqueConstraint({_names(unique.columns)}, name=op.f({literal(unique.name)}))"
    for foreign in table.foreign_keys:
        yield _foreign_key(foreign)


def _foreign_key(key: ForeignKey) -> str:
    targets = [f"{key.table}.{column}" for column in key.target]
    arguments = [
        f"[{_names(key.columns)}]",
        f"[{_names(targets)}]",
        f"name=op.f({literal(key.name)})",
        f"ondelete={literal(on_delete(key))}",
    ]
    return f"sa.ForeignKeyConstraint({', '.join(arguments)})"


def on_delete(key: ForeignKey) -> str:
    """What stands behind `ON DELETE`."""
    if key.on_delete is OnDelete.SET_NULL:
        return f"SET NULL ({columns_sql(key.cleared)})"
    return "CASCADE" if key.on_delete is OnDelete.CASCADE else "RESTRICT"


def column_source(column: Column, default: str | None, nullable: bool) -> str:
    """A column as an argument, with a default and a nullability that may be for the time being."""
    arguments = [
        literal(column.name),
        _python_type(column.type),
        *([] if default is None else [f"server_default=sa.text({sql_source(default)})"]),
        f"nullable={nullable}",
        *inline_comment(column.comment),
    ]
    return f"sa.Column({', '.join(arguments)})"


def _python_type(type_: str) -> str:
    if type_.endswith("[]"):
        return f"sa.ARRAY({_python_type(type_.removesuffix('[]'))})"
    if type_.startswith("numeric("):
        return f"sa.Numeric({type_.removeprefix('numeric(').replace(',', ', ')}"
    return _PYTHON_TYPES[type_]


def create_index(table: str, index: TableIndex, *, concurrently: bool = False) -> str:
    """The call that builds an index; concurrently, it keeps nobody from writing."""
    kind = "UNIQUE INDEX" if index.unique else "INDEX"
    how = " CONCURRENTLY" if concurrently else ""
    method = "" if index.using == "btree" else f"USING {index.using} "
    keys = ", ".join(_key(key) for key in index.keys)
    return execute(
        f"CREATE {kind}{how} {quote_name(index.name)}",
        f"ON {quote_name(table)} {method}({keys})",
        *([f"INCLUDE ({columns_sql(index.include)})"] if index.include else []),
        *([] if index.where is None else [f"WHERE {index.where}"]),
    )


def _key(key: IndexKey) -> str:
    operators = "" if key.operators is None else f" {key.operators}"
    return f"{quote_name(key.column)}{operators}{' DESC' if key.descending else ''}"


def columns_sql(columns: Sequence[str]) -> str:
    """Columns in a list, each quoted."""
    return ", ".join(quote_name(column) for column in columns)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(literal(column) for column in columns)
