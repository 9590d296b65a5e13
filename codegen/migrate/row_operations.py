"""What changes rows and who may see them, as the ways to do it."""

from __future__ import annotations

from typing import assert_never

from codegen.migrate.batches import fill
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
from codegen.migrate.way import Apart, Way
from codegen.storage import quote_name, quote_text


def on_rows(change: RenameWords | PurgeDeleted | KeepDeleted) -> Way:
    """The way that changes the rows themselves."""
    match change:
        case RenameWords(words=words):
            renamed = _rename_words(change)
            # Batches are run again after an interruption, which would take a word on to the next.
            if {before for before, _ in words} & {after for _, after in words}:
                return Way(before=(renamed.inside,))
            return Way(apart=(renamed,))
        case PurgeDeleted(table, column):
            deleted = f"WHERE {quote_name(column)} IS NOT NULL"
            return Way(before=(execute(f"DELETE FROM {quote_name(table)}", deleted),))
        case KeepDeleted():
            return Way()
        case _:
            assert_never(change)


def on_security(change: Secure | Unsecure | SeeAllRows | SeeOwnRows) -> Way:
    """The way to who sees which rows."""
    match change:
        case Secure(table, owner, type_):
            return Way(last=tuple(secure_rows(table, owner, type_)))
        case Unsecure(table):
            return Way(before=tuple(unsecure_rows(table)))
        case SeeAllRows(table):
            return Way(before=(see_all_rows(table),))
        case SeeOwnRows(table):
            return Way(last=(see_own_rows(table),))
        case _:
            assert_never(change)


def _rename_words(change: RenameWords) -> Apart:
    """One statement for all words, so that two of them can swap."""
    column = quote_name(change.column)
    former = ", ".join(quote_text(before) for before, _ in change.words)
    cases = [
        f"WHEN {quote_text(before)} THEN {quote_text(after)}" for before, after in change.words
    ]
    if not change.array:
        renamed = (f"{column} = CASE {column}", *cases, "END")
        return fill(change.table, change.key, renamed, f"{column} IN ({former})")
    renamed = (
        f"{column} = (SELECT array_agg(CASE word",
        *cases,
        "ELSE word END ORDER BY place)",
        f"FROM unnest({column}) WITH ORDINALITY AS items (word, place))",
    )
    return fill(change.table, change.key, renamed, f"{column} && ARRAY[{former}]")
