"""Keys and ids, as the calls that change them."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.calls import alter, drop_constraint
from codegen.migrate.creation import columns_sql
from codegen.migrate.keys import AddId, AddKey, DropId, DropKey
from codegen.storage import quote_name


def on_key(change: AddKey | DropKey | AddId | DropId) -> list[str]:
    """The calls for a key. Its index is built at once: what refers to it can only then be added."""
    match change:
        case AddKey(table, key):
            action = f"ADD CONSTRAINT {quote_name(key.name)}"
            return [alter(table, action, f"PRIMARY KEY ({columns_sql(key.columns)})")]
        case DropKey(table, key):
            return [drop_constraint(table, key.name)]
        case AddId(table):
            return [
                alter(table, 'ADD COLUMN "id" uuid', "DEFAULT gen_random_uuid() NOT NULL"),
                alter(table, 'ALTER COLUMN "id"', "DROP DEFAULT"),
            ]
        case DropId(table):
            return [alter(table, 'DROP COLUMN "id"')]
        case _:
            assert_never(change)
