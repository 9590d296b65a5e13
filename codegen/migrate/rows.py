"""The steps that change rows, and who may see them: words of enums, soft deletes, row security."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import override

from codegen.migrate.step import Step, shown
from codegen.storage import Check, WordsRule


@dataclass(frozen=True, slots=True)
class RenameWords(Step):
    """Words of an enum that rows hold others instead of; what its check allows changes with them.

    `words` pairs each word with the one that it becomes, or with None for null, and `back` does so
    for the way back. The checks have the same name and the same column. `key` is the table's own,
    by which its rows are walked. `unique` is whether words help to tell rows apart.
    """

    table: str
    column: str
    words: tuple[tuple[str, str | None], ...]
    back: tuple[tuple[str, str | None], ...]
    before: Check
    after: Check
    key: tuple[str, ...] = ()
    unique: bool = False

    @property
    def array(self) -> bool:
        """Whether the column holds a list of words."""
        return isinstance(self.after.rule, WordsRule) and self.after.rule.array

    @override
    def phrase(self) -> str:
        if not self.words:
            return f"Change words of {self.column} in {self.table}"
        words = " and ".join(f"{before} to {after or 'null'}" for before, after in self.words)
        verb = "Rename" if self.caveat() is None else "Map"
        return f"{verb} {words} in {self.column} of {self.table}"

    @override
    def line(self) -> str:
        if not self.words:
            return f"~ {self.table}.{self.column}: {shown(self.after.sql)}"
        words = ", ".join(f"{before} becomes {after or 'null'}" for before, after in self.words)
        return f"~ {self.table}.{self.column}: {shown(words)}"

    @override
    def caveat(self) -> str | None:
        back = set(self.back)
        lost = [word for word, now in self.words if (now, word) not in back]
        if not lost:
            return None
        words = " or ".join(lost)
        return f"What was {words} in {self.table}.{self.column} stays what it has become."

    @override
    def reverse(self) -> RenameWords:
        return replace(self, words=self.back, back=self.words, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class PurgeDeleted(Step):
    """Rows that were deleted softly go for good: without the column they would be back."""

    table: str
    column: str

    @override
    def phrase(self) -> str:
        return f"Purge deleted rows of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}: the rows that were deleted before"

    @override
    def reverse(self) -> KeepDeleted:
        return KeepDeleted(self.table, self.column)


@dataclass(frozen=True, slots=True)
class KeepDeleted(Step):
    """Rows can be deleted softly from now on; the way back purges them."""

    table: str
    column: str

    @override
    def phrase(self) -> str:
        return f"Keep deleted rows of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: deleted rows are kept"

    @override
    def caveat(self) -> str:
        return f"The rows of {self.table} that were deleted softly go for good."

    @override
    def follows(self) -> bool:
        return True

    @override
    def reverse(self) -> PurgeDeleted:
        return PurgeDeleted(self.table, self.column)


@dataclass(frozen=True, slots=True)
class Secure(Step):
    """A table whose rows PostgreSQL itself shows to their owner only."""

    table: str
    owner: str
    type: str

    @override
    def phrase(self) -> str:
        return f"Secure rows of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: row-level security"

    @override
    def reverse(self) -> Unsecure:
        return Unsecure(self.table, self.owner, self.type)


@dataclass(frozen=True, slots=True)
class Unsecure(Step):
    """A table whose rows are kept apart by the queries and keys alone."""

    table: str
    owner: str
    type: str

    @override
    def phrase(self) -> str:
        return f"Unsecure rows of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: no row-level security"

    @override
    def reverse(self) -> Secure:
        return Secure(self.table, self.owner, self.type)


@dataclass(frozen=True, slots=True)
class SeeAllRows(Step):
    """The table's owner, who migrates, sees all rows until the end of the revision."""

    table: str

    @override
    def phrase(self) -> str:
        return f"See all rows of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: row-level security waits"

    @override
    def follows(self) -> bool:
        return True

    @override
    def reverse(self) -> SeeOwnRows:
        return SeeOwnRows(self.table)


@dataclass(frozen=True, slots=True)
class SeeOwnRows(Step):
    """Row-level security binds the table's owner again."""

    table: str

    @override
    def phrase(self) -> str:
        return f"See own rows of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: row-level security is back"

    @override
    def follows(self) -> bool:
        return True

    @override
    def reverse(self) -> SeeAllRows:
        return SeeAllRows(self.table)
