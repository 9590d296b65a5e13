"""Tables and columns that have the name of something else that is gone in the same step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from codegen.catalog import Removal
from codegen.storage.tables import Table


def marked(table: Table, removed: Collection[Removal]) -> Table:
    """The table as it is, knowing of which names in it the schema says that they were another's."""
    words = {each.field for each in removed if each.replaced and each.resource == table.resource}
    if not words:
        return table
    said = {key.columns[-1]: key.columns[-1].removesuffix("_id") for key in table.foreign_keys}
    columns = (
        replace(column, replaces=True)
        if words & {column.name, said.get(column.name, column.name)}
        else column
        for column in table.columns
    )
    return replace(table, columns=tuple(columns), replaces=None in words)
