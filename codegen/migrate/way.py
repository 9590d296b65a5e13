"""How a change is made without keeping anybody from their work: in turns.

A plan is one or two revisions. The first is a transaction of changes to the catalogue, each of
which takes a moment. What takes long (filling in values, holding rows against a rule, building an
index) happens outside of transactions, at the beginning of the second: nobody waits for it, and a
run that is cut short can be run again, because each statement can be. What can only be said once
that is done is the transaction at its end.
"""

from __future__ import annotations

from dataclasses import dataclass

LOCK_TIMEOUT = "500ms"
"""How long a revision waits for a lock. Whoever comes after it waits behind it for as long.

PostgreSQL looks for a deadlock when somebody has waited for a second (`deadlock_timeout`), and ends
the transaction of who looked. This is half of it: a client that waits behind the migration for one
table, and then for the migration that waits for another, is through before it looks.
"""


@dataclass(frozen=True, slots=True)
class Apart:
    """A statement outside of transactions that can be run again, as Python source.

    `inside` does the same within a transaction, where everything else happens in one too; it is
    empty where there is nothing left to do then. While a `patient` one waits for others, nobody
    waits behind it, so that it may wait as long as it takes.
    """

    outside: str
    inside: str
    patient: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """The statements of a change, as Python source, by their turn.

    `last` comes after everything else of its direction, in the transaction that ends it. A way that
    has nothing to do is `behind` where its way back must come before all others.
    """

    before: tuple[str, ...] = ()
    apart: tuple[Apart, ...] = ()
    after: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    behind: bool = False

    @property
    def settles(self) -> bool:
        """Whether there is something to do that takes longer than a moment."""
        return bool(self.apart or self.after)

    @property
    def late(self) -> bool:
        """Whether there is something to do that has to wait for others."""
        return bool(self.settles or self.last or self.behind)


def same(statement: str) -> Apart:
    """A statement that is the same within a transaction."""
    return Apart(statement, statement)
