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
            name = quote_name(column)
            changed = alter(table, f"ALTER COLUMN {name} TYPE {type_}", f"USING {name}::{type_}")
            refused = (_refuse_others(table, name),) if type_ == "uuid" else ()
            return Way(before=(*refused, changed))
        case _:
            assert_never(change)


def _refuse_others(table: str, owner: str) -> str:
    """Stop where an owner is no UUID, and show some that are not."""
    return f'''op.execute(
        """
        DO $$ DECLARE number bigint; examples text; BEGIN
            SELECT count(*), string_agg(owner, ', ') FILTER (WHERE place <= 5)
                INTO number, examples
                FROM (
                    SELECT owner, row_number() OVER (ORDER BY owner) AS place
                    FROM (SELECT DISTINCT {owner} AS owner FROM {quote_name(table)}) AS owners
                    WHERE owner !~ '{SPELLING}'
                ) AS others;
            IF number > 0 THEN
                RAISE EXCEPTION '% owners in {table} are no UUID in lower case: %',
                    number, examples USING ERRCODE = '22P02',
                    HINT = 'Change whose their rows are, or delete them.';
            END IF;
        END $$
        """
    )'''
