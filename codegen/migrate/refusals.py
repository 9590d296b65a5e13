"""What the planner refuses, and what the author can write so that it need not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from codegen.catalog import Removal
from codegen.diagnostics import Diagnostic, closest
from codegen.migrate.samples import own_sample, sample
from codegen.migrate.written_defaults import written_default
from codegen.storage import Check, Column, ForeignKey, LengthRule, PatternRule, Table


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
            about=dropped,
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
        about=rivals[0],
    )


def removed_but_kept(removal: Removal, name: str, former: str) -> Diagnostic:
    """A relation is said to be gone, and the field `name` would have its column, `former`."""
    gone, field = f"{removal.resource}.{removal.field}", f"{removal.resource}.{name}"
    after = "" if removal.drop_after is None else f" drop_after: {removal.drop_after} "
    line = f"    {gone}: {{{after}}}"
    another = f"if it is another thing, remove from `{field}`\n    renamed_from: {former}"
    if name == former:
        another = (
            f"if they can go, remove from `removed:`\n{line}\n"
            f"and add under `removed:`\n    {field}: {{ replaced: true }}"
        )
    return Diagnostic(
        "removed-but-kept",
        f"`{gone}` is said to be gone, and the field `{field}` would have its values",
        hint=f"if the field keeps them, remove from `removed:`\n{line}\n{another}",
        about=field,
    )


def undeclared_join_drop(table: str, rivals: Sequence[str]) -> Diagnostic:
    """No relation goes through a join table any more. `rivals` are relations with a new join."""
    kept = "".join(
        f"if it is now that of `{rival}`, write at `{rival}`\n    renamed_from: {table}\n"
        for rival in rivals
    )
    return Diagnostic(
        "drop-not-declared",
        f"no relation goes through the table `{table}` any more, and dropping it destroys data",
        hint=f"{kept}to drop it, add under `removed:`\n    {table}: {{}}",
        about=next(iter(rivals), None),
    )


def join_changed(before: Table, after: Table) -> Diagnostic:
    """A join would stand between other tables than before, and its rows would mean nothing."""
    was, would = (
        " and ".join(f"`{key.table}`" for key in table.foreign_keys)
        or "other tables, when they were retired"
        for table in (before, after)
    )
    return Diagnostic(
        "join-changed",
        f"the rows of `{before.name}` join {was}, and would join {would}",
        hint=f"if they can go, add under `removed:`\n    {after.resource}: {{ replaced: true }}",
        about=after.resource,
    )


def unknown_rename(what: str, renamed: str, former: str, known: Sequence[str]) -> Diagnostic:
    """`renamed_from` names what the last revision does not know. `known` is what went away."""
    near = closest(former, known)
    hint = f"if it is new, remove from `{renamed}`\n    renamed_from: {former}"
    if near is not None:
        hint = f"if `{near}` was meant, write at `{renamed}`\n    renamed_from: {near}\n{hint}"
    return Diagnostic(
        "renamed-from-unknown",
        f"{what} `{renamed}` says that it was `{former}`, but the last revision has no `{former}`",
        hint=hint,
        about=renamed,
    )


def contested_rename(what: str, renamed: str, former: str) -> Diagnostic:
    """`renamed_from` names something that another claims too, or would replace what stays."""
    own = renamed.rpartition(".")[2]
    return Diagnostic(
        "rename-contested",
        f"{what} `{renamed}` says that it was `{former}`, but the last revision has both "
        f"`{former}` and `{own}`, or `{former}` has two successors",
        hint=f"if `{own}` is what it was, remove from `{renamed}`\n    renamed_from: {former}\n"
        f"if what was `{own}` can be dropped, add under `removed:`\n"
        f"    {renamed}: {{ replaced: true }}",
        about=renamed,
    )


def backfill_needed(
    field: str, table: Table, column: Column, checks: Mapping[str, Check], *, new: bool
) -> Diagnostic:
    """A column shall hold no null, and nothing says what old rows hold in it."""
    reason = "is required, and old rows have no value for it"
    if not new:
        reason = "no longer takes null, and old rows may hold one"
    names = [tuple(key.column for key in index.keys) for index in table.indexes if index.unique]
    names += [key.columns for key in table.uniques]
    unique = any(each in ((table.owner, column.name), (column.name,)) for each in names)
    own = own_sample(table, column, checks) if unique else None
    value = own or written_default(column) or sample(column, checks)
    hint = f"say what they get; for instance, add to `{field}`\n    backfill: {value}"
    if value is None:
        hint = (
            "say what they get: write a `backfill` that the pattern takes. Or let them have none: "
            f"write at `{field}`\n    required: false\nand write at `{field}`\n    nullable: true"
        )
    return Diagnostic("backfill-needed", f"the field `{field}` {reason}", hint=hint, about=field)


def reference_needed(relation: str, table: str, target: ForeignKey) -> Diagnostic:
    """Old rows shall refer to a row, and nothing can say which."""
    return Diagnostic(
        "backfill-needed",
        f"the relation `{relation}` is required, and old rows refer to nothing",
        hint=f"if SQL can say what they refer to, add to `{relation}`, for instance\n"
        f"    backfill: {{ sql: {_any_row(table, target)} }}\n"
        f"if not, add it empty first: write at `{relation}`\n    nullable: true\n"
        "and once every row refers to one, in a revision of its own, "
        f"remove from `{relation}`\n    nullable: true",
        about=relation,
    )


def parent_needed(resource: str, parent: str, table: str, target: ForeignKey) -> Diagnostic:
    """Old rows shall have a parent, and nothing can say which."""
    return Diagnostic(
        "backfill-needed",
        f"the resource `{resource}` lives under `{parent}`, and old rows have no parent",
        hint=f"say with SQL which one they get; for instance, write at `{resource}`\n"
        f"    parent: {{ resource: {parent}, backfill: {{ sql: {_any_row(table, target)} }} }}",
        about=f"{resource}.parent",
    )


def _any_row(table: str, key: ForeignKey) -> str:
    """The first row that a row may refer to, as SQL in YAML."""
    pairs = zip(key.columns[:-1], key.target[:-1], strict=True)
    same = [f"{key.table}.{far} = {table}.{near}" for near, far in pairs]
    where = f" WHERE {' AND '.join(same)}" if same else ""
    return f'"(SELECT {key.table}.id FROM {key.table}{where} ORDER BY 1 LIMIT 1)"'


def owner_renamed(before: Column, after: Column) -> Diagnostic:
    """The owner's column would have another name, and nothing says that it is the same owner."""
    return Diagnostic(
        "owner-changed",
        f"the owner was `{before.name}` and would be `{after.name}`, in every table",
        hint=f"if it is now called `{after.name}`, add to `owner`\n"
        f"    renamed_from: {before.name}\n"
        f"if not, put it back: write at `owner`\n    path_param: {before.name}",
        about="owner",
    )


def owner_lost(resource: str, owner: str) -> Diagnostic:
    """The rows of a table would be everybody's, and nobody could say any more whose they were."""
    return Diagnostic(
        "drop-not-declared",
        f"the resource `{resource}` would be shared, and dropping whose its rows are destroys data",
        hint=f"to drop it, add under `removed:`\n    {resource}.{owner}: {{}}",
        about=resource,
    )


def owner_needed(resource: str, owner: Column, checks: Sequence[Check]) -> Diagnostic:
    """The rows of a table were everybody's, and nothing says whose they become."""
    return Diagnostic(
        "backfill-needed",
        f"the resource `{resource}` would have an owner, and old rows have none",
        hint=f"say whose they become; for instance, add to `{resource}`\n"
        f"    backfill_owner: {_an_owner(owner, checks)}",
        about=resource,
    )


def _an_owner(owner: Column, checks: Sequence[Check]) -> str:
    """An identifier that would do."""
    if owner.type == "uuid":
        return sample(owner, {}) or ""
    lengths = [check.rule for check in checks if isinstance(check.rule, LengthRule)]
    patterns = [check.rule.pattern for check in checks if isinstance(check.rule, PatternRule)]
    least = max((rule.minimum for rule in lengths), default=1)
    tries = [f"{word}{word[-1] * (least - len(word))}" for word in ("alice", "a", "A", '"0"')]
    fitting = (word for word in tries if all(re.search(p, word.strip('"')) for p in patterns))
    return next(fitting, tries[0])


def name_retired(retired: str, other: str, name: str) -> Diagnostic:
    """Something new has a name that a table has which waits to be dropped."""
    return Diagnostic(
        "name-retired",
        f"`{other}` would have `{name}` in the database, and so has `{retired}`, which is kept "
        "until it is dropped",
        hint=f"call it otherwise; or, to drop `{retired}` at once, write under `removed:`\n"
        f"    {retired}: {{}}",
        about=other,
    )
