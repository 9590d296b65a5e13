"""The operation that empties a collection."""

from __future__ import annotations

from codegen.catalog import Catalog, Operation, Resource
from codegen.emit.conflicts import can_conflict
from codegen.emit.openapi.parts import in_scope, nothing
from codegen.emit.openapi.shared import CONFLICT, refused
from codegen.emit.wire import Json
from codegen.naming import words


def clear_operation(resource: Resource, catalog: Catalog) -> dict[str, Json] | None:
    """The end of all rows, if they can be deleted at once."""
    if Operation.CLEAR not in resource.operations:
        return None
    conflict = (CONFLICT,) if can_conflict(resource, catalog, Operation.CLEAR) else ()
    return {
        "operationId": f"clear_{resource.plural}",
        "summary": f"Delete all {words(resource.plural)}",
        "responses": {
            "204": nothing("There are none any more."),
            **refused(*in_scope(resource), *conflict),
        },
    }
