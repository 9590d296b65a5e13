"""Keys and ids, as the calls that change them."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.calls import alter, drop_constraint
from codegen.migrate.creation import columns_sql
from codegen.migrate.keys import AddId, AddKey, ChangeOwnerType, DropId, DropKey
from codegen.migrate.looks.owners import SPELLING
from codegen.migrate.way import Way
from codegen.storage import quote_name


def on_key(change: AddKey | DropKey | AddId | DropId | ChangeOwnerType) -> Way:
    """The way to a key. Its index is built at once: what refers to it can only then be added."""
    match change:
        case AddKey(table, key):
            action = f"ADD CONSTRAINT {quote_name(key.name)}"
            return Way(before=(alter(table, action, f"PRIMARY KEY ({columns_sql(key.columns)})"),))
        case DropKey(table, key):
            return Way(before=(drop_constraint(table, key.name),))
        case AddId(table):
            return Way(
                before=(
                    alter(table, 'ADD COLUMN "id" uuid', "DEFAULT gen_random_uuid() NOT NULL"),
                    alter(table, 'ALTER COLUMN "id"', "DROP DEFAULT"),
                )
            )
        case DropId(table):
            return Way(before=(alter(table, 'DROP COLUMN "id"'),))
        case ChangeOwnerType(table, column, _, type_):
            using = _using(quote_name(column), type_)
            action = f"ALTER COLUMN {quote_name(column)} TYPE {type_}"
            return Way(before=(alter(table, action, *using),))
        case _:
            assert_never(change)


def _using(owner: str, type_: str) -> tuple[str, ...]:
    """What an owner becomes; one of another spelling, written since the look, stops the run."""
    if type_ != "uuid":
        return (f"USING {owner}::{type_}",)
    return (f"USING CASE WHEN {owner}", f"~ '{SPELLING}'", f"THEN {owner}::uuid END")
