"""What PostgreSQL itself says of its tables, and tables made without any migration."""

from __future__ import annotations

import re
from typing import Any

import psycopg
from psycopg import sql

from codegen.catalog import OnDelete
from codegen.storage import Table, TableIndex

Catalogue = dict[str, Any]

_TEXT = r"'(?:[^']|'')*'"

# Since version 18 a NOT NULL is a constraint with a name, which keeps the column's first name;
# before it there is nothing to rename. Whether null is allowed is compared with the columns.
_CONSTRAINTS = """
    SELECT c.relname, k.conname, k.contype::text,
        replace(pg_get_constraintdef(k.oid), %s || '.', ''), k.convalidated
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE c.relnamespace = %s::regnamespace AND k.contype <> 'n'
"""
_COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum), a.attidentity::text,
        a.attgenerated::text, a.attcollation
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = %s::regnamespace AND c.relkind = 'r' AND a.attnum > 0
        AND NOT a.attisdropped
"""
_RELATIONS = """
    SELECT c.relname, c.relkind::text, obj_description(c.oid, 'pg_class'),
        c.relrowsecurity, c.relforcerowsecurity,
        replace(pg_get_indexdef(i.indexrelid), %s || '.', ''), i.indisvalid
    FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid
    WHERE c.relnamespace = %s::regnamespace
"""

_POLICIES = """
    SELECT c.relname, p.polname, p.polcmd::text, p.polpermissive, p.polroles::text,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)
    FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
    WHERE c.relnamespace = %s::regnamespace
"""


def describe(connection: psycopg.Connection, schema: str = "public") -> Catalogue:
    """Everything that the catalogue knows of a schema's tables, but for the order of columns."""
    rows = {
        "columns": connection.execute(_COLUMNS, [schema]).fetchall(),
        "constraints": connection.execute(_CONSTRAINTS, [schema, schema]).fetchall(),
        "policies": connection.execute(_POLICIES, [schema]).fetchall(),
        "relations": connection.execute(_RELATIONS, [schema, schema]).fetchall(),
    }
    return {
        kind: sorted((_plain(row) for row in found if "alembic_version" not in row[0]), key=str)
        for kind, found in rows.items()
    }


def _plain(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """A row as it is, but for the order of an enum's words in its check, which means nothing."""
    if len(row) < 2 or not str(row[1]).startswith("ck_") or not str(row[1]).endswith("_words"):
        return row
    definition = str(row[3])
    words = re.findall(_TEXT, definition)
    return (*row[:3], re.sub(_TEXT, "''", definition), sorted(words), *row[4:])


def created(connection: psycopg.Connection, tables: tuple[Table, ...]) -> Catalogue:
    """What the catalogue says when these tables are made from nothing, by plain SQL."""
    connection.execute("DROP SCHEMA IF EXISTS fresh CASCADE")
    connection.execute("CREATE SCHEMA fresh")
    for step in (_create, _refer):
        for table in tables:
            for statement in step(table):
                connection.execute(statement.encode())
    found = describe(connection, "fresh")
    connection.execute("DROP SCHEMA fresh CASCADE")
    return found


def _create(table: Table) -> list[str]:
    def text(value: str | None) -> str:
        return sql.Literal(value).as_string()

    name = f'fresh."{table.name}"'
    columns = [
        f'"{column.name}" {column.type}'
        + ("" if column.nullable else " NOT NULL")
        + ("" if column.default is None else f" DEFAULT {column.default}")
        for column in table.columns
    ]
    constraints = [
        f'CONSTRAINT "{table.primary_key.name}" PRIMARY KEY ({_listed(table.primary_key.columns)})',
        *(f'CONSTRAINT "{check.name}" CHECK ({check.sql})' for check in table.checks),
        *(f'CONSTRAINT "{each.name}" CHECK ({each.sql})' for each in table.conditions),
        *(f'CONSTRAINT "{key.name}" UNIQUE ({_listed(key.columns)})' for key in table.uniques),
    ]
    return [
        f"CREATE TABLE {name} ({', '.join(columns + constraints)})",
        f"COMMENT ON TABLE {name} IS {text(table.comment)}",
        *(
            f'COMMENT ON COLUMN {name}."{column.name}" IS {text(column.comment)}'
            for column in table.columns
        ),
        *(_index(name, index) for index in table.indexes),
        *(_policy(name, table) if table.row_security else ()),
    ]


def _refer(table: Table) -> list[str]:
    """The references, once all tables are there."""
    actions = {
        OnDelete.RESTRICT: "RESTRICT",
        OnDelete.CASCADE: "CASCADE",
        OnDelete.SET_NULL: "SET NULL",
    }
    return [
        f'ALTER TABLE fresh."{table.name}" ADD CONSTRAINT "{key.name}" '
        f'FOREIGN KEY ({_listed(key.columns)}) REFERENCES fresh."{key.table}" '
        f"({_listed(key.target)}) ON DELETE {actions[key.on_delete]} "
        + (f"({_listed(key.cleared)})" if key.cleared else "")
        for key in table.foreign_keys
    ]


def _index(table: str, index: TableIndex) -> str:
    keys = ", ".join(
        f'"{key.column}" {key.operators or ""} {"DESC" if key.descending else ""}'
        for key in index.keys
    )
    return (
        f'CREATE {"UNIQUE" if index.unique else ""} INDEX "{index.name}" ON {table} '
        f"USING {index.using} ({keys}) "
        + (f"INCLUDE ({_listed(index.include)}) " if index.include else "")
        + (f"WHERE {index.where}" if index.where else "")
    )


def _policy(name: str, table: Table) -> list[str]:
    owner = table.column(table.owner or "")
    assert owner is not None
    mine = "(select current_setting('app.user_id', true))"
    if owner.type == "uuid":
        mine = f"nullif({mine}, '')::uuid"
    return [
        f'CREATE POLICY owner ON {name} USING ("{owner.name}" = {mine})',
        f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
    ]


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
