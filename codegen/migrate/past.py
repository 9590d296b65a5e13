"""What the schema says of the past otherwise than the snapshot, where no table changes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from codegen.migrate.remembered import ForgetPast, RenameResource
from codegen.migrate.words import words_of
from codegen.storage import Column, Table


def renamed_resources(pairs: Sequence[tuple[Table, Table]]) -> Iterator[RenameResource]:
    """The resources of which no table tells by its name how they are called now."""
    for old, table in pairs:
        renamed = old.resource != table.resource and not (old.join or table.join)
        if renamed and old.name == table.name:
            yield RenameResource(table.name, old.resource, table.resource)


def forgotten(pairs: Sequence[tuple[Table, Table]]) -> Iterator[ForgetPast]:
    """What is no longer said, of tables that nothing else has become of."""
    resources = {table.resource for _, table in pairs}
    for old, table in pairs:
        if _is_in_the_way(old, table, resources):
            yield ForgetPast(table.name)
        names = {column.name for column in table.columns}
        for column in table.columns:
            former = old.column(column.name)
            if former is not None and (
                _is_in_the_way(former, column, names) or _words_in_the_way(former, column, table)
            ):
                yield ForgetPast(table.name, column.name)


def _is_in_the_way(before: Table | Column, after: Table | Column, names: Collection[str]) -> bool:
    """Whether the next to replace this, or to give it a name that there is, would count as made."""
    unsaid = before.renamed_from != after.renamed_from and before.renamed_from in names
    return unsaid or (before.replaces and not after.replaces)


def _words_in_the_way(before: Column, after: Column, table: Table) -> bool:
    """Whether the next to give a word's rows to another would count as made."""
    checks = (check for check in table.checks if check.column == after.name)
    words = {word for check in checks for word in words_of(check) or ()}
    unsaid = (
        *({*before.renamed_values} - {*after.renamed_values}),
        *({*before.map_removed} - {*after.map_removed}),
    )
    return any(word in words for word, _ in unsaid)
