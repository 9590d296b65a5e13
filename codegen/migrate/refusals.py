"""What the planner refuses, and what the author can write so that it need not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codegen.diagnostics import Diagnostic, closest
from codegen.storage import Check, Column, RangeRule

_EXAMPLES = {
    "text": '"..."',
    "integer": "0",
    "bigint": "0",
    "double precision": "0",
    "boolean": "false",
    "date": "2026-01-01",
    "time without time zone": '"00:00:00"',
    "interval": "PT0S",
    "jsonb": "{}",
    "bytea": '""',
    "timestamp with time zone": "2026-01-01T00:00:00Z",
    "uuid": "00000000-0000-0000-0000-000000000000",
}


def undeclared_drop(what: str, dropped: str, rivals: Sequence[str]) -> Diagnostic:
    """Something is gone from the schema. `rivals` are what it may have been renamed to.

    `what` is `the resource` or `the field`; names are as in the schema, `task` or `task.title`.
    """
    tombstone = f"{dropped}: {{}}"
    if not rivals:
        return Diagnostic(
            "drop-not-declared",
            f"{what} `{dropped}` is gone from the schema, and dropping it destroys data",
            hint=f"to drop it, add under `removed:`\n    {tombstone}",
        )
    former = dropped.rpartition(".")[2]
    readings = "".join(
        f"if it is now called `{rival}`, add to `{rival}`\n    renamed_from: {former}\n"
        for rival in rivals
    )
    others = " and ".join(f"`{rival}`" for rival in rivals)
    verb = "is" if len(rivals) == 1 else "are"
    return Diagnostic(
        "drop-or-rename",
        f"{what} `{dropped}` is gone and {others} {verb} new: a rename keeps the data, a drop "
        "destroys it",
        hint=f"{readings}if it is to be dropped, add under `removed:`\n    {tombstone}",
    )


def undeclared_join_drop(table: str) -> Diagnostic:
    """No relation goes through a join table any more."""
    return Diagnostic(
        "drop-not-declared",
        f"no relation goes through the table `{table}` any more, and dropping it destroys data",
        hint=f"to keep it, put `through: {table}` at the relation that has another name now\n"
        f"to drop it, add under `removed:`\n    {table}: {{}}",
    )


def unknown_rename(what: str, renamed: str, former: str, known: Sequence[str]) -> Diagnostic:
    """`renamed_from` names something that the last revision does not know."""
    near = closest(former, known)
    hint = f"remove `renamed_from: {former}`"
    if near is not None:
        hint = f"did you mean `renamed_from: {near}`? Otherwise {hint}"
    return Diagnostic(
        "renamed-from-unknown",
        f"{what} `{renamed}` says that it was `{former}`, but the last revision has no `{former}`",
        hint=hint,
    )


def contested_rename(what: str, renamed: str, former: str) -> Diagnostic:
    """`renamed_from` names something that another claims too, or would replace what stays."""
    own = renamed.rpartition(".")[2]
    return Diagnostic(
        "rename-contested",
        f"{what} `{renamed}` says that it was `{former}`, but the last revision has both "
        f"`{former}` and `{own}`, or `{former}` has two successors",
        hint=f"one old name becomes one new name: remove `renamed_from: {former}` here, or drop "
        f"`{own}`\nin a revision of its own first",
    )


def backfill_needed(
    field: str, column: Column, checks: Mapping[str, Check], *, new: bool
) -> Diagnostic:
    """A column shall hold no null, and nothing says what old rows hold in it."""
    reason = "is required, and old rows have no value for it"
    if not new:
        reason = "no longer takes null, and old rows may hold one"
    return Diagnostic(
        "backfill-needed",
        f"the field `{field}` {reason}",
        hint=f"say what they get; for instance, add to `{field}`\n"
        f"    backfill: {_example(column, checks)}",
    )


def reference_needed(relation: str) -> Diagnostic:
    """Old rows shall refer to a row, and nothing can say which."""
    return Diagnostic(
        "backfill-needed",
        f"the relation `{relation}` is required, and old rows refer to nothing",
        hint=f"add it empty first: write at `{relation}`\n    nullable: true\n"
        "and take that away again, in a revision of its own, once every row refers to one",
    )


def _example(column: Column, checks: Mapping[str, Check]) -> str:
    """A value that would do, as YAML."""
    if column.default is not None and re.fullmatch(r"-?\w+", column.default):
        return column.default
    match checks.get("range"):
        case Check(rule=RangeRule(int() | None as minimum, int() | None as maximum)):
            least = 0 if minimum is None else max(0, minimum)
            return str(least if maximum is None else min(least, maximum))
        case _:
            return "[]" if column.type.endswith("[]") else _EXAMPLES.get(column.type, '"0"')


def type_changed(field: str, before: Column, after: Column) -> Diagnostic:
    """A column would hold another type."""
    return Diagnostic(
        "edit-not-supported-yet",
        f"the field `{field}` was stored as {before.type} and would be {after.type}; changing a "
        "type is not supported yet",
        hint="add a field with the new type under another name, copy the values in a revision "
        "written by hand,\nand drop the old field afterwards",
    )


def owner_changed(before: Column, after: Column) -> Diagnostic:
    """The owner's column, which is in every key, would have another name or type."""
    return Diagnostic(
        "edit-not-supported-yet",
        f"the owner was `{before.name}` ({before.type}) and would be `{after.name}` "
        f"({after.type}); changing it is not supported yet",
        hint="put the owner back as it was",
    )


def ownership_changed(resource: str, *, shared: bool) -> Diagnostic:
    """A table with an owner would have none, or the other way round."""
    was, would = ("owned", "shared") if shared else ("shared", "owned")
    return Diagnostic(
        "edit-not-supported-yet",
        f"the resource `{resource}` was {was} and would be {would}; changing that is not supported "
        "yet",
        hint=f"put `owned` back as it was, or add a resource under another name, copy the rows in a"
        f"\nrevision written by hand, and drop `{resource}` afterwards",
    )


def key_changed(resource: str) -> Diagnostic:
    """A table would have another key: a join would be between other resources, or be one itself."""
    return Diagnostic(
        "edit-not-supported-yet",
        f"the table behind `{resource}` would have another key; changing it is not supported yet",
        hint="put the relation back as it was, or name another table for it with `through`, copy "
        "the rows\nin a revision written by hand, and drop the old table afterwards",
    )
