"""A look at the rows before anything changes: what must not be found, and what to do if it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from codegen.storage import quote_name, quote_text


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that a revision demands of the rows of a table, as they will be.

    `problem` ends a sentence that begins with "3 rows of tasks", `remedy` says what to do; `code`
    is what PostgreSQL itself would call it. `source` stands behind FROM, and `broken` is the
    condition that no row of it may meet; `key` is what tells such a row from others.
    """

    table: str
    problem: str
    remedy: str
    code: str
    source: str
    key: str
    broken: str
    secured: tuple[str, ...] = ()
    """The tables that it reads, as they are called now, whose rows are hidden from their owner."""

    @property
    def count(self) -> str:
        """A query for the number of rows that are in the way.

        It changes nothing, and says null where row-level security hides rows from who asks.
        """
        if not self.secured:
            return f"SELECT count(*) FROM {self.source} WHERE {self.broken}"
        hidden = " OR ".join(
            f"row_security_active({quote_text(quote_name(name))})" for name in self.secured
        )
        counted = f"(SELECT count(*) FROM {self.source} WHERE {self.broken})"
        return f"SELECT CASE WHEN {hidden} THEN NULL ELSE {counted} END"


def hidden(looks: Collection[Look]) -> tuple[str, ...]:
    """The tables whose rows have to be shown to their owner while somebody looks."""
    return tuple(dict.fromkeys(name for look in looks for name in look.secured))
