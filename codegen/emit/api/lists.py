"""The route of a list: what can be asked of it, and the page that it answers."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.asked import answer_name, is_asked, query_name
from codegen.emit.draft import Draft


def list_routes(draft: Draft) -> list[str]:
    """The parameters of a list, and its route."""
    resource = draft.resource
    if Operation.LIST not in resource.operations:
        return []
    draft.imports.add("fastapi", "Query", "Request", "Response")
    draft.imports.add("generated.api.dependencies", "link_next")
    draft.imports.add("generated.pagination", "Page")
    answer_schema(draft)
    if is_asked(resource):
        draft.schema(query_name(resource))
        return [
            draft.part(
                "asked_list_route.py.jinja",
                Query=query_name(resource),
                Answer=answer_name(resource),
            )
        ]
    draft.imports.add("generated.pagination", "Cursor", "PageQuery")
    draft.imports.add("generated.schemas.queries", "Count")
    return [
        draft.part(
            "list_route.py.jinja",
            page_default=resource.page_size.default,
            page_maximum=resource.page_size.maximum,
        )
    ]


def answer_schema(draft: Draft) -> None:
    """Import the class of what a list and a single read answer."""
    resource = draft.resource
    if resource.listing.expand:
        draft.imports.add("generated.schemas.expanded", answer_name(resource))
    else:
        draft.schema(answer_name(resource))
