"""Row-level security, as the calls that switch it on and off."""

from __future__ import annotations

from codegen.migrate.calls import alter, execute
from codegen.storage import Table, quote_name

POLICY = "owner"
"""The name of the one policy that a secured table has."""
MIGRATION = "migration"
"""The name of another one, which it has while it is migrated."""
MIGRATING = "app.migrating"
"""The setting by which a connection says that it migrates."""


def secure(table: Table) -> list[str]:
    """The calls that secure a table that is new."""
    owner = table.column(table.owner or "")
    if owner is None:
        raise ValueError(f"{table.name} has no owner")
    return secure_rows(table.name, owner.name, owner.type)


def secure_rows(table: str, owner: str, type_: str) -> list[str]:
    """The calls that let a connection see the rows of one owner, the table's owner included."""
    setting = "(SELECT current_setting('app.user_id', true))"
    # An empty setting is what a pooled connection may have left: it is nobody's id.
    cast = setting if type_ == "text" else f"nullif({setting}, '')::{type_}"
    return [
        execute(
            f"CREATE POLICY {quote_name(POLICY)} ON {quote_name(table)}",
            f"USING ({quote_name(owner)} = {cast})",
        ),
        alter(table, "ENABLE ROW LEVEL SECURITY"),
        alter(table, "FORCE ROW LEVEL SECURITY"),
    ]


def unsecure_rows(table: str) -> list[str]:
    """The calls that end it."""
    return [
        alter(table, "NO FORCE ROW LEVEL SECURITY"),
        alter(table, "DISABLE ROW LEVEL SECURITY"),
        execute(f"DROP POLICY {quote_name(POLICY)} ON {quote_name(table)}"),
    ]


def see_all_rows(table: str) -> str:
    """The call that shows every row to whoever has said that it migrates, and to nobody else.

    The policy that binds the table's owner, who migrates, stays in force meanwhile.
    """
    return execute(
        f"CREATE POLICY {quote_name(MIGRATION)} ON {quote_name(table)}",
        f"USING (current_setting('{MIGRATING}', true) = 'on')",
    )


def see_own_rows(table: str) -> str:
    """The call that ends it."""
    return execute(f"DROP POLICY {quote_name(MIGRATION)} ON {quote_name(table)}")
