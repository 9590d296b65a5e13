"""What the planner refuses, and what the author can write so that it need not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codegen.diagnostics import Diagnostic, closest
from codegen.storage import Check, Column, LengthRule, PatternRule, RangeRule, Table

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


def undeclared_join_drop(table: str, rivals: Sequence[str]) -> Diagnostic:
    """No relation goes through a join table any more. `rivals` are joins that are new."""
    kept = f"to keep it, put `through: {table}` at the relation that has another name now\n"
    if rivals:
        kept = "".join(
            f"if it is now `{rival}`, add to the relation that goes through it\n"
            f"    renamed_from: {table}\n"
            for rival in rivals
        )
    return Diagnostic(
        "drop-not-declared",
        f"no relation goes through the table `{table}` any more, and dropping it destroys data",
        hint=f"{kept}to drop it, add under `removed:`\n    {table}: {{}}",
    )


def join_changed(before: Table, after: Table) -> Diagnostic:
    """A join would stand between other tables than before, and its rows would mean nothing."""
    was, would = (
        " and ".join(f"`{key.table}`" for key in table.foreign_keys) for table in (before, after)
    )
    return Diagnostic(
        "join-changed",
        f"the rows of `{before.name}` join {was}, and would join {would}",
        hint=f"if they can go, add under `removed:`\n    {after.resource}: {{ replaced: true }}\n"
        "if not, name another table for the relation with `through`",
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
        hint=f"one old name becomes one new name: remove `renamed_from: {former}` here; or, if\n"
        f"what was `{own}` can be dropped, add under `removed:`\n"
        f"    {renamed}: {{ replaced: true }}",
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


def owner_renamed(before: Column, after: Column) -> Diagnostic:
    """The owner's column would have another name, and nothing says that it is the same owner."""
    return Diagnostic(
        "owner-changed",
        f"the owner was `{before.name}` and would be `{after.name}`, in every table",
        hint=f"if it is now called `{after.name}`, add to `owner`\n"
        f"    renamed_from: {before.name}\n"
        f"if the rows are somebody else's, put `{before.name}` back, and give them to others in a\n"
        "revision written by hand first",
    )


def owner_lost(resource: str, owner: str) -> Diagnostic:
    """The rows of a table would be everybody's, and nobody could say any more whose they were."""
    return Diagnostic(
        "drop-not-declared",
        f"the resource `{resource}` would be shared, and dropping whose its rows are destroys data",
        hint=f"to drop it, add under `removed:`\n    {resource}.{owner}: {{}}",
    )


def owner_needed(resource: str, owner: Column, checks: Sequence[Check]) -> Diagnostic:
    """The rows of a table were everybody's, and nothing says whose they become."""
    return Diagnostic(
        "backfill-needed",
        f"the resource `{resource}` would have an owner, and old rows have none",
        hint=f"say whose they become; for instance, add to `{resource}`\n"
        f"    backfill_owner: {_an_owner(owner, checks)}",
    )


def _an_owner(owner: Column, checks: Sequence[Check]) -> str:
    """An identifier that would do."""
    if owner.type == "uuid":
        return _EXAMPLES["uuid"]
    lengths = [check.rule for check in checks if isinstance(check.rule, LengthRule)]
    patterns = [check.rule.pattern for check in checks if isinstance(check.rule, PatternRule)]
    least = max((rule.minimum for rule in lengths), default=1)
    tries = [f"{word}{word[-1] * (least - len(word))}" for word in ("alice", "a", "A", '"0"')]
    fitting = (word for word in tries if all(re.search(p, word.strip('"')) for p in patterns))
    return next(fitting, tries[0])
