"""What changes rows and who may see them, as the calls that do it."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.calls import execute
from codegen.migrate.rows import (
    KeepDeleted,
    PurgeDeleted,
    RenameWords,
    Secure,
    SeeAllRows,
    SeeOwnRows,
    Unsecure,
)
from codegen.migrate.security import secure_rows, see_all_rows, see_own_rows, unsecure_rows
from codegen.storage import quote_name, quote_text


def on_rows(change: RenameWords | PurgeDeleted | KeepDeleted) -> list[str]:
    """The calls that change the rows themselves."""
    match change:
        case RenameWords():
            return [_rename_words(change)]
        case PurgeDeleted(table, column):
            deleted = f"WHERE {quote_name(column)} IS NOT NULL"
            return [execute(f"DELETE FROM {quote_name(table)}", deleted)]
        case KeepDeleted():
            return []
        case _:
            assert_never(change)


def on_security(change: Secure | Unsecure | SeeAllRows | SeeOwnRows) -> list[str]:
    """The calls that say who sees which rows."""
    match change:
        case Secure(table, owner, type_):
            return secure_rows(table, owner, type_)
        case Unsecure(table):
            return unsecure_rows(table)
        case SeeAllRows(table):
            return [see_all_rows(table)]
        case SeeOwnRows(table):
            return [see_own_rows(table)]
        case _:
            assert_never(change)


def _rename_words(change: RenameWords) -> str:
    """One statement for all words, so that two of them can swap."""
    column = quote_name(change.column)
    former = ", ".join(quote_text(before) for before, _ in change.words)
    cases = " ".join(
        f"WHEN {quote_text(before)} THEN {quote_text(after)}" for before, after in change.words
    )
    update = f"UPDATE {quote_name(change.table)}"
    if not change.array:
        renamed = f"SET {column} = CASE {column} {cases} END"
        return execute(update, renamed, f"WHERE {column} IN ({former})")
    renamed = (
        f"SET {column} = (SELECT array_agg(CASE word {cases} ELSE word END ORDER BY place) "
        f"FROM unnest({column}) WITH ORDINALITY AS items (word, place))"
    )
    return execute(update, renamed, f"WHERE {column} && ARRAY[{former}]")
