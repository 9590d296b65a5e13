"""Rows that come by SQL: shared ones, which the API never writes, and twins of an owner's rows."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from uuid_utils.compat import uuid7

from codegen.catalog import Join, Resource
from codegen.storage import Column, Table
from tests.api.document import Json as Wire

if TYPE_CHECKING:
    from tests.projects.running import Running


def plant(
    running: Running, resource: Resource, fixed: Mapping[str, str], body: Mapping[str, Wire]
) -> dict[str, Wire]:
    """Insert a row, and what joins it to others; returns it as far as it is known."""
    tables = {table.name: table for table in running.project.tables}
    row: dict[str, Wire] = {"id": str(uuid7()), **fixed, **body}
    with psycopg.connect(running.database_url) as connection:
        _insert(connection, tables[resource.plural], row)
        for link in resource.links:
            members = body.get(link.member, [])
            assert isinstance(members, list)
            for far in members:
                joined: dict[str, Wire] = {link.join.near: row["id"], link.join.far: far}
                _insert(connection, tables[link.join.table], {**fixed, **joined})
    return row


def _insert(connection: psycopg.Connection, table: Table, row: Mapping[str, Wire]) -> None:
    """Insert what the table has columns for; each value is cast to its column's type."""
    columns = [column for column in table.columns if column.name in row]
    places = [sql.SQL(f"%s{'::text[]' if _listed(each) else ''}::{each.type}") for each in columns]
    connection.execute(
        sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
            sql.Identifier(table.name),
            sql.SQL(", ").join(sql.Identifier(each.name) for each in columns),
            sql.SQL(", ").join(places),
        ),
        [parameter(each.type, row[each.name]) for each in columns],
    )


def _listed(column: Column) -> bool:
    return column.type.endswith("[]") and column.type != "bytea[]"


def parameter(type_: str, told: Wire) -> object:
    """A value of the wire as a parameter of a statement that casts it to its column's type."""
    match type_, told:
        case _, None:
            return None
        case "jsonb", _:
            return json.dumps(told)
        case "bytea", str():
            return b64decode(told)
        case _, list():
            return [parameter(type_.removesuffix("[]"), each) for each in told]
        case _, bool() | str():
            return told
        case _:
            return str(told)


def twins(running: Running, owner: str, other: str) -> None:
    """Give another owner rows with the same ids as those of this owner.

    A statement that forgets whose rows it is about finds both, and what is true of one is not of
    the other. What is unique over all owners is left out. It is one statement, at whose end the
    references are checked. What is joined to shared rows is then joined to all of them.
    """
    parts = [
        sql.SQL("{} AS ({})").format(
            sql.Identifier(f"twin {table.name}"), _twin(table, table.owner)
        )
        for table in running.project.tables
        if table.owner is not None
    ]
    whole = sql.SQL("WITH {} SELECT 1").format(sql.SQL(", ").join(parts))
    with psycopg.connect(running.database_url) as connection:
        connection.execute(whole, {"owner": owner, "other": other})
        for resource in running.project.catalog.resources:
            for link in resource.links if resource.owned else ():
                target = running.project.catalog.resource(link.target)
                if link.writable and not target.owned:
                    connection.execute(_joined(running, resource, link.join, target), [other])


def _joined(running: Running, resource: Resource, join: Join, target: Resource) -> sql.Composed:
    """Join an owner's rows to all the shared ones."""
    owner = sql.Identifier(running.project.catalog.owner.name)
    return sql.SQL(
        "INSERT INTO {table} ({owner}, {near}, {far}) SELECT n.{owner}, n.id, f.id "
        "FROM {nears} n CROSS JOIN {fars} f WHERE n.{owner} = %s ON CONFLICT DO NOTHING"
    ).format(
        owner=owner,
        table=sql.Identifier(join.table),
        near=sql.Identifier(join.near),
        far=sql.Identifier(join.far),
        nears=sql.Identifier(resource.plural),
        fars=sql.Identifier(target.plural),
    )


def _twin(table: Table, owner: str) -> sql.Composed:
    single = set(_shared_uniques(table))
    chosen = [each for each in table.columns if each.name not in single]
    conditions = " ".join(condition.sql for condition in table.conditions)
    values = {owner: sql.SQL(f"%(other)s::{_type(table)}")} | {
        each.name: sql.SQL("NOT {}").format(sql.Identifier(each.name))
        for each in chosen
        if each.type == "boolean" and each.name not in conditions
    }
    return sql.SQL(
        "INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {same}"
    ).format(
        table=sql.Identifier(table.name),
        names=sql.SQL(", ").join(sql.Identifier(each.name) for each in chosen),
        values=sql.SQL(", ").join(
            values.get(each.name, sql.Identifier(each.name)) for each in chosen
        ),
        same=sql.SQL(f"{{}} = %(owner)s::{_type(table)}").format(sql.Identifier(owner)),
    )


def _shared_uniques(table: Table) -> Iterator[str]:
    keys: list[Sequence[str]] = [each.columns for each in table.uniques]
    keys += [[key.column for key in each.keys] for each in table.indexes if each.unique]
    for key in keys:
        if table.owner not in key:
            yield from key


def snapshot(running: Running, owners: Sequence[str]) -> dict[str, str]:
    """What there is of these owners in each table, in a word."""
    with psycopg.connect(running.database_url) as connection:
        found = {}
        for table in running.project.tables:
            if table.owner is None:
                continue
            row = connection.execute(
                sql.SQL(
                    "SELECT md5(coalesce(string_agg(t::text, ' ' ORDER BY t::text), '')) "
                    "FROM {} t WHERE {} = ANY(%s::{})"
                ).format(
                    sql.Identifier(table.name),
                    sql.Identifier(table.owner),
                    sql.SQL(f"{_type(table)}[]"),
                ),
                [list(owners)],
            ).fetchone()
            assert row is not None
            found[table.name] = str(row[0])
        return found


def _type(table: Table) -> str:
    return next(each.type for each in table.columns if each.name == table.owner)
