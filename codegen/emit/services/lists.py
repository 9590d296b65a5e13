"""What is asked of many rows: the statements of a list, and its method."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.draft import Draft
from codegen.emit.services.scope import scoped, where


def list_statements(draft: Draft) -> list[str]:
    """The first page, and the pages behind it."""
    if Operation.LIST not in draft.resource.operations:
        return []
    name = draft.resource.class_name
    draft.imports.add("sqlalchemy", "bindparam", "select")
    newest = f'.order_by({name}.id.desc()).limit(bindparam("_limit"))'
    return [
        f"LIST = select({name}){where(scoped(draft))}{newest}",
        f'LIST_AFTER = LIST.where({name}.id < bindparam("_after"))',
    ]


def list_methods(draft: Draft) -> list[str]:
    """The method that answers a page."""
    if Operation.LIST not in draft.resource.operations:
        return []
    draft.imports.add("generated.pagination", "Page", "PageQuery", "fetch_page")
    return [
        draft.part(
            "list_method.py.jinja",
            checked=draft.resource.parent is not None,
        )
    ]
