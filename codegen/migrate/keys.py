"""The steps that change what tells the rows of a table apart: its key, and the id in it."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override

from codegen.migrate.step import Step
from codegen.storage import PrimaryKey


@dataclass(frozen=True, slots=True)
class DropKey(Step):
    """A key that gives way to another one, once nothing refers to it any more."""

    table: str
    key: PrimaryKey

    @override
    def phrase(self) -> str:
        return f"Drop the key of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}: key ({', '.join(self.key.columns)})"

    @override
    def follows(self) -> bool:
        return True

    @override
    def caveat(self) -> str:
        return f"This stops, and changes nothing, while two rows of {self.table} have one key."

    @override
    def reverse(self) -> AddKey:
        return AddKey(self.table, self.key)


@dataclass(frozen=True, slots=True)
class AddKey(Step):
    """Other columns than before that tell the rows apart."""

    table: str
    key: PrimaryKey

    @override
    def phrase(self) -> str:
        return f"Change the key of {self.table}"

    @override
    def line(self) -> str:
        return f"~ {self.table}: key ({', '.join(self.key.columns)})"

    @override
    def reverse(self) -> DropKey:
        return DropKey(self.table, self.key)


@dataclass(frozen=True, slots=True)
class AddId(Step):
    """An id for each row of a join, which becomes the table of a resource."""

    table: str

    @override
    def phrase(self) -> str:
        return f"Give the rows of {self.table} an id"

    @override
    def line(self) -> str:
        return f"+ {self.table}.id: uuid"

    @override
    def reverse(self) -> DropId:
        return DropId(self.table)


@dataclass(frozen=True, slots=True)
class DropId(Step):
    """No id for the rows of a resource, whose table becomes a join."""

    table: str

    @override
    def phrase(self) -> str:
        return f"Drop the id of {self.table}"

    @override
    def line(self) -> str:
        return f"- {self.table}.id, and its values"

    @override
    def caveat(self) -> str:
        return f"This gives each row of {self.table} another id than it had."

    @override
    def reverse(self) -> AddId:
        return AddId(self.table)


@dataclass(frozen=True, slots=True)
class ChangeOwnerType(Step):
    """Another type for what says whose a row is; nothing refers to the table meanwhile."""

    table: str
    column: str
    before: str
    after: str

    @override
    def phrase(self) -> str:
        return f"Change {self.column} of {self.table} to {self.after}"

    @override
    def line(self) -> str:
        return f"~ {self.table}.{self.column}: {self.after}"

    @override
    def reverse(self) -> ChangeOwnerType:
        return ChangeOwnerType(self.table, self.column, self.after, self.before)
