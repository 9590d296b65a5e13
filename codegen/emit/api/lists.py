"""The route of a list: what can be asked of it, and the page that it answers."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.draft import Draft


def list_routes(draft: Draft) -> list[str]:
    """The parameters of a list, and its route."""
    resource = draft.resource
    if Operation.LIST not in resource.operations:
        return []
    draft.imports.add("fastapi", "Query", "Request", "Response")
    draft.imports.add("generated.api.dependencies", "Count", "link_next")
    draft.imports.add("generated.pagination", "Cursor", "Page", "PageQuery")
    draft.schema(f"{resource.class_name}Read")
    return [
        draft.part(
            "list_route.py.jinja",
            page_default=resource.page_size.default,
            page_maximum=resource.page_size.maximum,
        )
    ]
