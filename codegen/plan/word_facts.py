"""What other words of an enum do to a running database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from codegen.migrate.rows import RenameWords
from codegen.migrate.words import words_of
from codegen.plan.fact import Code, Fact, Hazard, Lock


def of_words(change: RenameWords) -> Fact:
    """What is known of new words: rows move to them in batches, unless two words change places."""
    fact = Fact(Lock.ACCESS_EXCLUSIVE, scan=True, hazards=tuple(_hazards(change)))
    if not change.words:
        return fact
    fact = replace(fact, writes=True, reversible=change.caveat() is None)
    staying = words_of(change.after) or ()
    if not any(word in staying for word, _ in change.words):
        return fact
    # Rows that have moved and rows that have not cannot be told apart, so it happens at once.
    message = f"Nobody reads or writes {change.table} while words in its rows change places."
    blocked = Hazard(Code.WRITES_BLOCKED, message)
    return replace(fact, blocks=True, hazards=(*fact.hazards, blocked))


def _hazards(change: RenameWords) -> Iterator[Hazard]:
    place = f"{change.table}.{change.column}"
    former, staying = words_of(change.before) or (), words_of(change.after) or ()
    gone = " and ".join(word for word in former if word not in staying)
    if gone:
        message = (
            f"The API that runs now writes {gone} into {place}, and fails until it is replaced."
        )
        yield Hazard(Code.OLD_VERSION_BREAKS, message)
    if change.words and change.caveat() is not None:
        merged = " and ".join(word for word, _ in change.words)
        message = f"Which rows of {place} held {merged} is not known afterwards."
        yield Hazard(Code.VALUES_LOST, message)
