"""What a new type of a column means for whatever else the table says of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from codegen.migrate.types import ChangeType
from codegen.storage import Column, Table, TableIndex


def retyped(before: Table, after: Table, kept: Mapping[str, str]) -> dict[str, Column]:
    """The former columns that get another type, by their present names and under them.

    `kept` are the former names. The owner, who is in every key, has a change of its own.
    """
    found = {}
    for column in after.columns:
        old = before.column(kept.get(column.name, ""))
        if old is not None and old.type != column.type and column.name != after.owner:
            found[column.name] = replace(old, name=column.name)
    return found


def change_type(before: Table, after: Table, kept: Mapping[str, str]) -> Iterator[ChangeType]:
    """The one change for all columns of a table that get another type."""
    former = retyped(before, after, kept)
    columns = tuple((former[c.name], c) for c in after.columns if c.name in former)
    if columns:
        yield ChangeType(after.name, columns)


def speaks_of(sql: str, columns: Collection[str]) -> bool:
    """Whether a condition is about one of the columns; its constants have a type like theirs."""
    return not {*columns}.isdisjoint(re.findall(r"\w+", sql))


def is_bound(index: TableIndex, columns: Collection[str]) -> bool:
    """Whether an index, given in words of now, cannot follow one of its columns to another type.

    An operator class is made for one type, and so is a condition. PostgreSQL builds any other index
    anew by itself.
    """
    keys = [key for key in index.keys if key.column in columns]
    special = any(key.operators is not None or index.using != "btree" for key in keys)
    return special or (index.where is not None and speaks_of(index.where, columns))
