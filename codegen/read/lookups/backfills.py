"""The SQL that says what rows get that are there already: vetted once every table is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from codegen.catalog import Catalog, Expression, Field, Resource
from codegen.read.fields import backfill_sql
from codegen.read.findings import Findings
from codegen.read.lookups.columns import columns
from codegen.read.lookups.expression import read_expression
from codegen.read.lookups.sql_tokens import BadCondition
from codegen.read.spec import ResourceSpec, Written
from codegen.storage import tables


def with_expressions(catalog: Catalog, written: Sequence[ResourceSpec], found: Findings) -> Catalog:
    """The catalog with each backfill and conversion spelled as PostgreSQL reads it."""
    if not any(_says_sql(field) for resource in catalog.resources for field in resource.fields):
        return catalog
    known = {
        table.name: frozenset(column.name for column in table.columns) for table in tables(catalog)
    }
    resources = tuple(
        _spelled(resource, spec, columns(resource, catalog.owner.name), known, found)
        for resource, spec in zip(catalog.resources, written, strict=True)
    )
    return replace(catalog, resources=resources)


def _says_sql(field: Field) -> bool:
    return field.convert is not None or isinstance(field.backfill, Expression)


def _spelled(
    resource: Resource,
    written: ResourceSpec,
    own: Set[str],
    known: Mapping[str, Set[str]],
    found: Findings,
) -> Resource:
    fields = {field.name: field for field in resource.fields}
    for name, sql in _backfills(written):
        if sql is not None:
            fields[name] = replace(fields[name], backfill=_expression(sql, own, known, found))
    for each in written.fields:
        if each.convert is not None:
            convert = _expression(each.convert, own, None, found)
            fields[each.name.value] = replace(fields[each.name.value], convert=convert)
    return replace(resource, fields=tuple(fields.values()))


def _backfills(written: ResourceSpec) -> Iterator[tuple[str, Written[str] | None]]:
    """The SQL, by the column that it is for."""
    if written.parent is not None:
        yield f"{written.parent.value}_id", written.parent_backfill
    for field in written.fields:
        yield field.name.value, backfill_sql(field)
    for relation in written.relations:
        yield f"{relation.name.value}_id", relation.backfill


def _expression(
    written: Written[str], own: Set[str], known: Mapping[str, Set[str]] | None, found: Findings
) -> Expression:
    try:
        return Expression(read_expression(written.value, own, known))
    except BadCondition as error:
        found.add("bad-expression", error.reason, written.span, error.hint)
        return Expression(written.value)
