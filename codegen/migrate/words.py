"""Which words of a column's enum are called otherwise now."""

from __future__ import annotations

from codegen.migrate.rows import RenameWords
from codegen.storage import Check, Column, Table, WordsRule


def renamed_words(
    table: Table, old: Column, new: Column, before: Check | None, after: Check
) -> RenameWords | None:
    """The renames that are left to do in a column, or None where there is none.

    As with columns, a rename counts once: what the last revision knew of it has been applied.
    """
    match before, after:
        case (Check(rule=WordsRule(words=former)), Check(rule=WordsRule(words=words, array=array))):
            renames = tuple(
                (word, name)
                for word, name in new.renamed_values
                if word in former
                and name in words
                and (word not in words or (word, name) not in old.renamed_values)
            )
            return (
                RenameWords(table.name, new.name, renames, array, table.primary_key.columns)
                if renames
                else None
            )
        case _:
            return None
