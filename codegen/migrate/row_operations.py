"""What changes rows and who may see them, as the ways to do it."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from codegen.migrate.batches import fill
from codegen.migrate.calls import (
    add_constraint,
    alter,
    drop_constraint,
    execute,
    rename_constraint,
)
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
from codegen.migrate.words import both, reworded, words_of
from codegen.naming import constraint_name
from codegen.storage import quote_name, quote_text


def on_rows(change: RenameWords | PurgeDeleted | KeepDeleted) -> Way:
    """The way that changes the rows themselves."""
    match change:
        case RenameWords():
            return _rename_words(change)
        case PurgeDeleted(table, column):
            deleted = f"WHERE {quote_name(column)} IS NOT NULL"
            return Way(before=(execute(f"DELETE FROM {quote_name(table)}", deleted),))
        case KeepDeleted():
            return Way(behind=True)
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


def _rename_words(change: RenameWords) -> Way:
    """Old words and new ones are allowed while rows move from the one to the other."""
    table, name, rule = change.table, change.after.name, f"CHECK ({change.after.sql})"
    new, mixed = constraint_name(name, "new"), constraint_name(name, "mixed")
    if not change.words:
        renamed = rename_constraint(table, new, name)
        return Way(
            apart=add_constraint(table, new, rule),
            after=(drop_constraint(table, change.before.name), renamed),
        )
    rewritten = _rewritten(change)
    drop = f"DROP CONSTRAINT {quote_name(change.before.name)}"
    if _is_circular(change):
        # Batches are run again after an interruption, which would take a word on to the next.
        added, validated = add_constraint(table, name, rule)
        moves = _by_way_of_others(change) if change.unique else (change,)
        moved = tuple(_rewritten(each).inside for each in moves)
        return Way(before=(alter(table, drop), *moved, added.inside), apart=(validated,))
    allowed = f"ADD CONSTRAINT {quote_name(mixed)}", f"CHECK ({both(change)}) NOT VALID"
    added, validated = add_constraint(table, new, rule)
    return Way(
        before=(alter(table, f"{drop},", *allowed),),
        # Rows that were written meanwhile with an old word are few, and there are no more then.
        apart=(rewritten, added, Apart(rewritten.inside, ""), validated),
        after=(drop_constraint(table, mixed), rename_constraint(table, new, name)),
    )


def _is_circular(change: RenameWords) -> bool:
    """Whether a word is left by some rows and taken by others."""
    words = words_of(change.after) or ()
    return any(word in words for word, _ in change.words)


def _by_way_of_others(change: RenameWords) -> tuple[RenameWords, RenameWords]:
    """The move in two, by way of words that there are not.

    PostgreSQL sees to what is unique row by row, and would find a word that is about to be left.
    """
    words = {*(words_of(change.before) or ()), *(words_of(change.after) or ())}
    mark = "?"
    while any(f"{word}{mark}" in words for word in words):
        mark += "?"
    aside = tuple((before, f"{before}{mark}") for before, _ in change.words)
    on = tuple((f"{before}{mark}", after) for before, after in change.words)
    return replace(change, words=aside), replace(change, words=on)


def _rewritten(change: RenameWords) -> Apart:
    """One statement for all words, so that two of them can swap."""
    column = quote_name(change.column)
    former = ", ".join(quote_text(before) for before, _ in change.words)
    first, *rest = reworded(column, change.words, array=change.array)
    where = f"{column} && ARRAY[{former}]" if change.array else f"{column} IN ({former})"
    return fill(change.table, change.key, (f"{column} = {first}", *rest), where)
