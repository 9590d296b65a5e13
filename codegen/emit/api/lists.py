"""The route of a list: what can be asked of it, and the page that it answers."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import ListStyle, Operation
from codegen.emit.asked import answer_name, is_asked, query_name
from codegen.emit.draft import Draft


def list_routes(draft: Draft) -> list[str]:
    """The parameters of a list, and its route."""
    resource = draft.resource
    if Operation.LIST not in resource.operations:
        return []
    draft.imports.add("fastapi", "Query", "Request", "Response")
    draft.imports.add("generated.api.pages", "announce")
    answer, body = _answer(draft)
    answer_schema(draft)
    if is_asked(resource):
        draft.schema(query_name(resource))
        return [
            draft.part(
                "asked_list_route.py.jinja",
                Query=query_name(resource),
                answer=answer,
                body=body,
            )
        ]
    draft.imports.add("generated.pagination", "PageQuery")
    draft.imports.add("generated.schemas.queries", "Count", "Cursor")
    draft.imports.add("typing", "Literal")
    return [
        draft.part(
            "list_route.py.jinja",
            page_default=resource.page_size.default,
            page_maximum=resource.page_size.maximum,
            answer=answer,
            body=body,
        )
    ]


def _answer(draft: Draft) -> tuple[str, str]:
    """The type of what the route answers, and what that is of the service's page."""
    item = answer_name(draft.resource)
    match draft.resource.listing.style:
        case ListStyle.PAGE:
            draft.imports.add("generated.pagination", "Page")
            return f"Page[{item}]", "page"
        case ListStyle.ARRAY:
            return f"list[{item}]", "page.items"
        case _:
            assert_never(draft.resource.listing.style)


def answer_schema(draft: Draft) -> None:
    """Import the class of what a list and a single read answer."""
    resource = draft.resource
    if resource.listing.expand:
        draft.imports.add("generated.schemas.expanded", answer_name(resource))
    else:
        draft.schema(answer_name(resource))
