"""The steps of what the snapshot alone has to learn: in the database nothing of it is to be seen.

Each makes a revision that does nothing, for a snapshot is what a revision has left behind: so it is
known in which order it came, on each branch, and a downgrade goes by it like by any other.
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from codegen.migrate.step import Step


@dataclass(frozen=True, slots=True)
class RenameResource(Step):
    """A resource that is called otherwise, while its table keeps its name."""

    table: str
    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Call {self.before} {self.after}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: the resource `{self.before}` is called `{self.after}` now"

    @override
    def reverse(self) -> RenameResource:
        return RenameResource(self.table, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ForgetPast(Step):
    """What the schema no longer says of a table or column: where it is said again, it counts anew.

    Only what could be taken for said already is worth a revision, and only where there is no other.
    """

    table: str
    column: str | None = None

    @override
    def phrase(self) -> str:
        return f"Forget the past of {self._what}"

    @override
    def line(self) -> str:
        return f"~ {self._what}: its past is forgotten"

    @property
    def _what(self) -> str:
        return self.table if self.column is None else f"{self.table}.{self.column}"

    @override
    def reverse(self) -> ForgetPast:
        return self
