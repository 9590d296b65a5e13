"""Names in the database that would meet: of indexes, of constraints, of the tables themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codegen.catalog import Catalog, Resource
from codegen.diagnostics import Diagnostic, Span
from codegen.naming import constraint_name
from codegen.read.document.nodes import place
from codegen.storage import Table, tables


def check_stored_names(catalog: Catalog, places: Mapping[str, Span]) -> Iterator[Diagnostic]:
    """What two things in the database would both be called."""
    declared = _declared(catalog, places)
    by_name = {resource.name: resource for resource in catalog.resources}
    first: dict[tuple[str, str], Span | None] = {}
    for table in tables(catalog):
        resource = by_name.get(table.resource)
        default = None if resource is None else places.get(resource.name)
        for space, name in _names(table):
            span = declared.get((table.name, name), default)
            if (space, name) not in first:
                first[space, name] = span
                continue
            other = first[space, name]
            where = f" ({place(other)})" if other is not None else ""
            message = f"two things in the database would both be called `{name}`{where}"
            hint = "give one of them another name"
            yield Diagnostic("name-collision", message, span or other, hint)


def _names(table: Table) -> Iterator[tuple[str, str]]:
    """The names of a table, each with the space in which it must be the only one.

    PostgreSQL keeps tables and indexes in one space. The names of the other constraints are the
    table's own there, but an answer tells by a constraint's name which of them it was.
    """
    yield "relation", table.name
    yield "relation", table.primary_key.name
    for unique in table.uniques:
        yield "relation", unique.name
    for index in table.indexes:
        yield "relation", index.name
    for key in table.foreign_keys:
        yield "constraint", key.name
    for condition in table.conditions:
        yield "constraint", condition.name
        yield f"check of {table.name}", condition.name
    for check in table.checks:
        yield f"check of {table.name}", check.name


def _declared(catalog: Catalog, places: Mapping[str, Span]) -> dict[tuple[str, str], Span]:
    """Where the names come from that somebody has chosen."""
    found = {}
    for resource in catalog.resources:
        for dotted, name in _chosen(resource):
            if dotted in places:
                found[resource.plural, name] = places[dotted]
    return found


def _chosen(resource: Resource) -> Iterator[tuple[str, str]]:
    for unique in resource.uniques:
        yield f"{resource.name}.unique.{unique.name}", constraint_name("uq", unique.name)
    for index in resource.indexes:
        yield f"{resource.name}.indexes.{index.name}", constraint_name("ix", index.name)
    for each in resource.conditions:
        name = constraint_name("ck", resource.plural, each.name)
        yield f"{resource.name}.checks.{each.name}", name
