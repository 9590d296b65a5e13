"""Filters and orders that no index serves: told with the line that would serve them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from codegen.catalog import ID, Array, Catalog, Json, Operator, Resource
from codegen.diagnostics import Diagnostic, Span
from codegen.read.lookups.indexes import TEXTS
from codegen.read.lookups.widths import MAX_ROW, row_width
from codegen.read.spec import ResourceSpec
from codegen.storage import Table, quote_name, table
from codegen.storage.build import DELETED_AT


@dataclass(frozen=True, slots=True)
class _Served:
    """The fields that an index of a table serves, behind the owner."""

    compared: frozenset[str | None]
    prefixes: frozenset[str | None]


def check_served(
    catalog: Catalog, resource: Resource, written: ResourceSpec
) -> Iterator[Diagnostic]:
    """Warnings for the filters and orders of a list that would read all of an owner's rows."""
    options = written.listing
    if options.accept_all or not (options.filters or options.sorts or options.default_sort):
        return
    served = _served(resource, table(resource, catalog))
    accepted = {name.value for name in options.accepted}
    for name, words in options.filters:
        if name.value not in accepted:
            operators = tuple(Operator(word.value) for word in words)
            yield from _filter(catalog, resource, name.value, operators, served, name.span)
    asked = [(name.value, name.span) for name in options.sorts]
    asked += [(name.value.removeprefix("-"), name.span) for name in options.default_sort[:1]]
    for field, span in dict(reversed(asked)).items():
        if field not in accepted and field not in served.compared:
            message = f"no index serves the order by `{field}`: each page would sort all rows"
            hint = _hint(catalog, resource, field)
            yield Diagnostic("unserved-sort", message, span, hint, "warning")


def _served(resource: Resource, stored: Table) -> _Served:
    """A partial index serves nothing that is asked of all rows; live rows are all that are seen."""
    live = f"{quote_name(DELETED_AT)} IS NULL" if resource.soft_delete else None
    compared: set[str | None] = {ID.name}
    prefixes: set[str | None] = set()
    for unique in stored.uniques:
        compared.add(_first(unique.columns, resource, stored))
    for index in stored.indexes:
        if index.where in (None, live) and index.using == "btree":
            name = _first(tuple(key.column for key in index.keys), resource, stored)
            worded = any(key.operators for key in index.keys if key.column == name)
            (prefixes if worded else compared).add(name)
    return _Served(frozenset(compared), frozenset(prefixes))


def _first(columns: tuple[str, ...], resource: Resource, stored: Table) -> str | None:
    """The first column behind those that every statement holds fast anyway."""
    fixed = {stored.owner, resource.parent.field if resource.parent else None}
    behind = list(columns)
    if len(behind) > 1 and behind[1] == stored.owner:
        # A reference to a shared row stands before the owner. Both are compared, in any order.
        behind[:2] = [behind[1], behind[0]]
    if stored.owner is not None and behind[0] != stored.owner:
        # It would be walked over the rows of all owners.
        return None
    while len(behind) > 1 and behind[0] in fixed:
        behind.pop(0)
    return behind[0]


def _filter(
    catalog: Catalog,
    resource: Resource,
    field: str,
    operators: tuple[Operator, ...],
    served: _Served,
    span: Span,
) -> Iterator[Diagnostic]:
    unserved: list[Operator] = []
    for operator in operators:
        if operator is Operator.CONTAINS:
            unserved.append(operator)
        elif operator is Operator.STARTS_WITH:
            unserved += [] if field in served.prefixes else [operator]
        elif field not in served.compared:
            unserved.append(operator)
    if not unserved:
        return
    words = ", ".join(f"`{operator.value}`" for operator in unserved)
    message = f"no index serves {words} of `{field}`: it would read all of an owner's rows"
    if not resource.owned:
        message = f"no index serves {words} of `{field}`: it would read all rows"
    compared = set(unserved) - {Operator.CONTAINS, Operator.STARTS_WITH}
    hint = _hint(catalog, resource, field, bool(compared), Operator.STARTS_WITH in unserved)
    yield Diagnostic("unserved-filter", message, span, hint, "warning")


def _hint(
    catalog: Catalog, resource: Resource, field: str, compared: bool = True, prefix: bool = False
) -> str:
    """The lines to paste: an index for what one can serve, and the word that accepts the rest."""
    lines = []
    own = resource.field(field)
    width = row_width([own], catalog.owner) if own else None
    fits = own is not None and width is not None and width <= MAX_ROW
    keys = field if resource.parent is None else f"{resource.parent.field}, {field}"
    # Every order ends in the id, so that one index serves the filter, the order and the pages.
    if compared and fits and own is not None and not isinstance(own.type, Array | Json):
        lines.append(f"indexes: {{ {resource.name}_{field}: [{keys}, id] }}")
    if prefix and fits and own is not None and isinstance(own.type, TEXTS):
        name = f"{resource.name}_{field}_prefix"
        lines.append(f"indexes: {{ {name}: {{ fields: [{keys}], prefix: true }} }}")
    lines.append(f"list: {{ index_hint: {{ {field}: none }} }}   # accepts it")
    return "\n".join(lines)
