"""The operation that lists rows."""

from __future__ import annotations

from codegen.catalog import Operation, Resource
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


def list_operation(resource: Resource, linked: dict[str, Json]) -> dict[str, Json] | None:
    """A page of rows, if they can be listed."""
    if Operation.LIST not in resource.operations:
        return None
    many = words(resource.plural)
    page = schema_ref(f"{resource.class_name}Page")
    links = point_at(linked, "$response.body#/items/0/id")
    asked = is_asked(resource)
    parameters = asked_parameters(resource) if asked else [parameter_ref("Cursor")]
    return {
        "operationId": f"list_{resource.plural}",
        "summary": f"List {many}, {order_about(resource)}",
        "parameters": [limit_parameter(resource.page_size), *parameters],
        "responses": {
            "200": answer("A page.", page, {"Link": header_ref("Link")}, links),
            **refused(*in_scope(resource), *([CONFLICT] if asked else ())),
        },
    }
