"""Rows that go for good because they were deleted softly, and what goes with them.

A purge is the first thing that happens, by the names of before: what refers to a row that goes is
cleared, or goes too, or keeps it from going.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TypeAlias

from codegen.catalog import OnDelete
from codegen.migrate.looks.rows import Kept, Orphans, Rows
from codegen.storage import ForeignKey, quote_name

Reference: TypeAlias = tuple[str, str]
"""A table, and the name of a reference that it has."""

_Gone: TypeAlias = Callable[[str], str]
"""The condition for the rows of a table that go, by what the table is called in it."""


def purged(
    found: Mapping[str, Rows], table: str, column: str, released: Collection[Reference]
) -> dict[str, Rows]:
    """The rows of all tables once a table has lost those that have a value in a column.

    References that are `released` do not hold any more.
    """
    rows = dict(found)
    rows[table] = rows[table].staying(f"{quote_name(column)} IS NULL")
    _let_go(
        rows, table, lambda name: f"{name}.{quote_name(column)} IS NOT NULL", released, (table,)
    )
    return rows


def _let_go(
    rows: dict[str, Rows],
    table: str,
    gone: _Gone,
    released: Collection[Reference],
    path: tuple[str, ...],
) -> None:
    for name, each in [*rows.items()]:
        for key in each.former.foreign_keys:
            if key.table != table:
                continue
            if (name, key.name) in released:
                rows[name] = replace(rows[name], unbound=(*rows[name].unbound, key.name))
                continue
            referring = _referring(rows[table], key, gone)
            rows[name] = _secured_by(rows[name], rows[table])
            if key.on_delete is OnDelete.CASCADE and name not in path:
                rows[name] = rows[name].staying(f"NOT {referring(quote_name(name))}")
                _let_go(rows, name, referring, released, (*path, name))
            elif key.on_delete is OnDelete.SET_NULL:
                rows[name] = _cleared(rows[name], key, referring(quote_name(name)))
            elif key.on_delete is OnDelete.RESTRICT:
                orphans = Orphans(rows[name], key, referring(quote_name(name)))
                first = rows[path[0]]
                rows[path[0]] = replace(first, orphans=(*first.orphans, orphans))


def _referring(target: Rows, key: ForeignKey, gone: _Gone) -> _Gone:
    """The condition for rows that refer to one that goes."""
    there = quote_name(f"purged {key.table}")

    def condition(name: str) -> str:
        pairs = zip(key.target, key.columns, strict=True)
        joined = (f"{there}.{quote_name(end)} = {name}.{quote_name(near)}" for end, near in pairs)
        where = " AND ".join([gone(there), *joined])
        return f"EXISTS (SELECT FROM {quote_name(target.former.name)} AS {there} WHERE {where})"

    return condition


def _cleared(rows: Rows, key: ForeignKey, referring: str) -> Rows:
    for name in key.cleared:
        value = rows.values[name]
        if isinstance(value, Kept):
            sql = f"CASE WHEN NOT {referring} THEN {rows.now(name)} END"
            rows = rows.having(name, sql, replace(value, cleared=True))
    return rows


def _secured_by(rows: Rows, target: Rows) -> Rows:
    """The rows, whose number depends on those of another table."""
    return replace(rows, secured=tuple(dict.fromkeys((*rows.secured, *target.hidden))))
