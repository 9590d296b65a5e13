"""What is refused of the owner and of keys: changing them is a matter of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from codegen.diagnostics import Diagnostic, SchemaError
from codegen.migrate import refusals
from codegen.storage import Column, Table


def refuse_other_owner(before: Sequence[Table], after: Sequence[Table]) -> None:
    """Raise SchemaError when the owner's column changes: once, though it is in every key."""
    old, new = _owner(before), _owner(after)
    if old and new and (old.name, old.type) != (new.name, new.type):
        raise SchemaError([refusals.owner_changed(old, new)])


def _owner(tables: Sequence[Table]) -> Column | None:
    return next((table.column(table.owner) for table in tables if table.owner is not None), None)


def key_problems(before: Table, after: Table, columns: Mapping[str, str]) -> Iterator[Diagnostic]:
    """What is refused of a table whose rows would be told apart by something else.

    `columns` are the former names of those that stay.
    """
    if (before.owner is None) != (after.owner is None):
        yield refusals.ownership_changed(after.resource, shared=after.owner is None)
    elif before.join != after.join or before.primary_key.columns != tuple(
        columns.get(name) for name in after.primary_key.columns
    ):
        yield refusals.key_changed(after.resource)
