"""What became of the words of a column's enum: which are called otherwise, mapped, or lost."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from codegen.migrate.changes import Change, ChangeCheck
from codegen.migrate.rows import RenameWords
from codegen.storage import Check, Column, Table, WordsRule, quote_text

Moves: TypeAlias = tuple[tuple[str, str | None], ...]
"""Former words, each with what rows hold instead of it; None is null."""


def words_of(check: Check | None) -> tuple[str, ...] | None:
    """The words that a check allows, or None where it is about something else."""
    return check.rule.words if check and isinstance(check.rule, WordsRule) else None


def moves(old: Column, new: Column, former: Collection[str], words: Collection[str]) -> Moves:
    """The words that rows hold something else instead of, once the column is as it shall be.

    As with columns, a rename counts once: what the last revision knew of it has been applied.
    """
    declared: list[tuple[str, str | None, bool]] = [
        *((word, now, (word, now) in old.renamed_values) for word, now in new.renamed_values),
        *((word, now, (word, now) in old.map_removed) for word, now in new.map_removed),
    ]
    return tuple(
        (word, now)
        for word, now, applied in declared
        if word in former
        and (now is None or now in words)
        and not (applied and word in words)
        and word != now
    )


def moves_back(there: Moves, former: Collection[str]) -> Moves:
    """What the way back makes of the new words: the first of those that became one of them.

    A word that was one before, too, stays: which rows had another is not known any more.
    """
    gone = {word for word, _ in there}
    back: dict[str, str | None] = {}
    for word, now in there:
        if now is not None and (now not in former or now in gone):
            back.setdefault(now, word)
    return tuple(back.items())


def changed_words(
    table: Table, old: Column, new: Column, before: Check, after: Check
) -> Change | None:
    """The change from one list of words to another; their order is no part of it."""
    former, words = words_of(before), words_of(after)
    if former is None or words is None:
        return None if before == after else ChangeCheck(table.name, before, after)
    there = moves(old, new, former, words)
    if not there and set(former) == set(words):
        return None
    if not there:
        return ChangeCheck(table.name, before, after)
    back, key = moves_back(there, former), table.primary_key.columns
    unique = _tells_apart(table, new.name)
    return RenameWords(table.name, new.name, there, back, before, after, key, unique)


def _tells_apart(table: Table, column: str) -> bool:
    """Whether no two rows may be alike in a column, perhaps together with others."""
    indexes = (index for index in table.indexes if index.unique)
    return any(column in unique.columns for unique in table.uniques) or any(
        column == key.column for index in indexes for key in index.keys
    )


def both(change: RenameWords) -> str:
    """The condition that allows the words of before and of after."""
    words = dict.fromkeys((*(words_of(change.before) or ()), *(words_of(change.after) or ())))
    rule = WordsRule(tuple(words), change.array)
    return replace(change.after, rule=rule).sql


def reworded(value: str, words: Moves, *, array: bool) -> tuple[str, ...]:
    """What a value, given as SQL, holds instead of the words, in pieces.

    It is one expression for all of them, so that two of them can swap.
    """
    cases = [f"WHEN {quote_text(word)} THEN {_word(now)}" for word, now in words]
    if not array:
        return (f"CASE {value}", *cases, f"ELSE {value} END")
    # What becomes null is left out; an array holds no null.
    gone = ", ".join(quote_text(word) for word, now in words if now is None)
    return (
        "ARRAY(SELECT CASE word",
        *cases,
        "ELSE word END",
        f"FROM unnest({value}) WITH ORDINALITY AS items (word, place)",
        *([f"WHERE word NOT IN ({gone})"] if gone else []),
        "ORDER BY place)",
    )


def _word(word: str | None) -> str:
    return "NULL" if word is None else quote_text(word)


def lost_words(
    before: Table, after: Table, kept: Mapping[str, str]
) -> Iterator[tuple[Column, tuple[str, ...], tuple[str, ...]]]:
    """The columns that lose words without a word on what rows get that hold one.

    Each comes with the words that are lost, and with those that are new. `kept` are the former
    names of the columns that stay.
    """
    rules_before = {check.column: words for check in before.checks if (words := words_of(check))}
    rules_after = {check.column: words for check in after.checks if (words := words_of(check))}
    for column in after.columns:
        former = rules_before.get(kept.get(column.name, ""))
        words = rules_after.get(column.name)
        old = before.column(kept.get(column.name, ""))
        # A conversion says it too; one that stood there before was for another edit.
        converted = old is not None and column.convert not in (None, old.convert)
        if former and words and old and not converted:
            moved = {word for word, _ in moves(old, column, former, words)}
            lost = tuple(word for word in former if word not in words and word not in moved)
            if lost:
                yield column, lost, tuple(word for word in words if word not in former)
