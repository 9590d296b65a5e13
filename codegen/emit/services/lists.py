"""What is asked of many rows: the statements of a list, and its method."""

from __future__ import annotations

from codegen.catalog import Array, Field, Filter, Operation, Operator
from codegen.emit.asked import filtered, is_asked, query_name, sort_names
from codegen.emit.draft import Draft
from codegen.emit.links import row_of
from codegen.emit.services.readers import read_targets
from codegen.emit.services.scope import scoped, where

_FILTERS = {
    Operator.EQ: "equals",
    Operator.IN: "one_of",
    Operator.LT: "less",
    Operator.LTE: "at_most",
    Operator.GT: "greater",
    Operator.GTE: "at_least",
    Operator.CONTAINS: "contains",
    Operator.STARTS_WITH: "starts_with",
    Operator.IS_NULL: "is_null",
}


def list_statements(draft: Draft) -> list[str]:
    """The first page and the pages behind it; or the rows, and what can be asked of them."""
    if Operation.LIST not in draft.resource.operations:
        return []
    name = draft.resource.class_name
    draft.imports.add("sqlalchemy", "bindparam", "select")
    rows = f"LIST = select({row_of(draft.resource, draft.imports)}){where(scoped(draft))}"
    if is_asked(draft.resource):
        return [rows, *_asked_statements(draft)]
    newest = f'.order_by({name}.id.desc()).limit(bindparam("_limit"))'
    return [rows + newest, f'LIST_AFTER = LIST.where({name}.id < bindparam("_after"))']


def _asked_statements(draft: Draft) -> list[str]:
    """The constants that say what can be asked, as far as anything can."""
    name = draft.resource.class_name
    filters = [_filter(draft, each, field) for each, field in filtered(draft.resource)]
    fields = [(word, draft.resource.field(word)) for word in sort_names(draft.resource)]
    sorts = [f'"{word}": {name}.{field.attribute}' for word, field in fields if field is not None]
    draft.imports.add("generated.lists", "Listing")
    statements, arguments = [], ["LIST", f"{name}.id"]
    if filters:
        draft.imports.add("generated.filters", "Filters")
        statements.append(f"FILTERS: Filters = {_dict(filters)}")
        arguments.append("filters=FILTERS")
    if sorts:
        draft.imports.add("generated.orders", "Sorts")
        statements.append(f"SORTS: Sorts = {_dict(sorts)}")
        arguments.append("sorts=SORTS")
    return [*statements, f"LISTING = Listing({', '.join(arguments)})"]


def _filter(draft: Draft, each: Filter, field: Field) -> str:
    is_list = isinstance(field.type, Array) and each.operator is Operator.CONTAINS
    condition = "includes" if is_list else _FILTERS[each.operator]
    draft.imports.add("generated.filters", condition)
    return f'"{each.parameter}": {condition}({draft.resource.class_name}.{field.attribute})'


def _dict(items: list[str]) -> str:
    return "{" + ", ".join(items) + "}"


def list_methods(draft: Draft) -> list[str]:
    """The method that answers a page."""
    if Operation.LIST not in draft.resource.operations:
        return []
    checked = draft.resource.parent is not None
    draft.imports.add("generated.pagination", "Page")
    if not is_asked(draft.resource):
        draft.imports.add("generated.pagination", "PageQuery", "fetch_page")
        return [draft.part("list_method.py.jinja", checked=checked)]
    draft.imports.add("generated.lists", "fetch_list")
    draft.schema(query_name(draft.resource))
    expands = bool(draft.resource.listing.expand)
    return [
        draft.part(
            "expanded_list_method.py.jinja" if expands else "asked_list_method.py.jinja",
            Query=query_name(draft.resource),
            checked=checked,
            readers=", self.readers" if read_targets(draft.resource, draft.catalog) else "",
        )
    ]
