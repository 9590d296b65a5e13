"""The operation that lists rows."""

from __future__ import annotations

from typing import assert_never

from codegen.catalog import ListStyle, Operation, Resource
from codegen.emit.asked import is_asked, order_about
from codegen.emit.openapi.asked import asked_parameters
from codegen.emit.openapi.links import point_at
from codegen.emit.openapi.parameters import limit_parameter
from codegen.emit.openapi.parts import answer, in_scope
from codegen.emit.openapi.shared import (
    CONFLICT,
    header_ref,
    parameter_ref,
    refused,
    schema_ref,
)
from codegen.emit.wire import Json
from codegen.naming import words

_HEADERS: dict[str, Json] = {
    "Link": header_ref("Link"),
    "X-Total-Count": header_ref("TotalCount"),
}


def list_operation(resource: Resource, linked: dict[str, Json]) -> dict[str, Json] | None:
    """A page of rows, if they can be listed."""
    if Operation.LIST not in resource.operations:
        return None
    many = words(resource.plural)
    schema, first = _page(resource)
    links = point_at(linked, f"$response.body#{first}/id")
    asked = asked_parameters(resource) if is_asked(resource) else []
    paged = [parameter_ref("Cursor"), parameter_ref("Count")]
    return {
        "operationId": f"list_{resource.plural}",
        "summary": f"List {many}, {order_about(resource)}",
        "parameters": [limit_parameter(resource.page_size), *asked, *paged],
        "responses": {
            "200": answer("A page.", schema, _HEADERS, links),
            **refused(*in_scope(resource), CONFLICT),
        },
    }


def _page(resource: Resource) -> tuple[Json, str]:
    """The schema of a page, and where its first row is in it."""
    match resource.listing.style:
        case ListStyle.PAGE:
            return schema_ref(f"{resource.class_name}Page"), "/items/0"
        case ListStyle.ARRAY:
            return {"type": "array", "items": schema_ref(resource.class_name)}, "/0"
        case _:
            assert_never(resource.listing.style)
