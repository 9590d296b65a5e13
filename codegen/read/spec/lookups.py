"""Uniques, indexes, conditions and lists as the author wrote them."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.read.document.nodes import Mapping, Scalar
from codegen.read.spec.keys import Keys, Written

Words = tuple[Written[str], ...]


@dataclass(frozen=True, slots=True)
class IndexSpec:
    """An index, or a unique, which has a name, fields and `global` alone."""

    name: Written[str]
    fields: Words
    where: Written[str] | None
    include: Words
    using: Written[str] | None
    prefix: Written[bool] | None
    across: Written[bool] | None


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """An SQL condition on every row."""

    name: Written[str]
    sql: Written[str]


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What can be asked of a list; `accepted` are the fields that may go without an index."""

    filters: tuple[tuple[Written[str], Words], ...]
    sorts: Words
    default_sort: Words
    expand: Words
    accept_all: bool
    accepted: Words
    style: Written[str] | None


def index_specs(keys: Keys, key: str) -> tuple[IndexSpec, ...]:
    """The indexes, or the uniques, behind a key: each a list of fields, or a mapping."""
    found = []
    listed = keys.object(key)
    for entry in listed.entries.values():
        name = Written(entry.key, entry.span, entry.span)
        within = Keys(entry.value)
        short = not isinstance(entry.value, Mapping)
        found.append(
            IndexSpec(
                name=name,
                fields=_words(listed, entry.key) if short else _words(within, "fields"),
                where=within.text("where"),
                include=_words(within, "include"),
                using=within.text("using"),
                prefix=within.flag("prefix"),
                across=within.flag("global"),
            )
        )
    return tuple(found)


def check_specs(keys: Keys) -> tuple[CheckSpec, ...]:
    """The conditions on every row."""
    checks = keys.object("checks")
    found = []
    for entry in checks.entries.values():
        sql = checks.text(entry.key)
        if sql is not None:
            found.append(CheckSpec(Written(entry.key, entry.span, entry.span), sql))
    return tuple(found)


def list_spec(keys: Keys) -> ListSpec:
    """What can be asked of the list."""
    filters = keys.object("filter")
    hint = keys.entries.get("index_hint")
    return ListSpec(
        filters=tuple(
            (Written(entry.key, entry.span, entry.span), _words(filters, entry.key))
            for entry in filters.entries.values()
        ),
        sorts=_words(keys, "sort"),
        default_sort=_words(keys, "default_sort"),
        expand=_words(keys, "expand"),
        accept_all=hint is not None and isinstance(hint.value, Scalar),
        accepted=tuple(name for name, _ in keys.named("index_hint")),
        style=keys.text("style"),
    )


def _words(keys: Keys, key: str) -> Words:
    found = keys.words(key)
    return found.value if found else ()
