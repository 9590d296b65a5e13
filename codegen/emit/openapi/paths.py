"""The operations of a resource, each with everything that it can answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from codegen.catalog import Catalog, Resource, Scope
from codegen.emit.api import collection_path
from codegen.emit.openapi.actions import action_operation
from codegen.emit.openapi.batches import batch_operation
from codegen.emit.openapi.clearing import clear_operation
from codegen.emit.openapi.deprecation import deprecated
from codegen.emit.openapi.keys import with_key
from codegen.emit.openapi.links import links
from codegen.emit.openapi.lists import list_operation
from codegen.emit.openapi.parts import answer
from codegen.emit.openapi.rows import (
    create_operation,
    delete_operation,
    get_operation,
    replace_operation,
    undelete_operation,
    update_operation,
)
from codegen.emit.openapi.shared import INVALID, parameter_ref, refused, schema_ref
from codegen.emit.wire import Json

_ABOUT = ("operationId", "summary", "description")


def resource_paths(resource: Resource, catalog: Catalog) -> dict[str, Json]:
    """The paths of one resource, each with the operations that its `methods` name."""
    collection = collection_path(resource, catalog)
    item = f"{collection}/{{id}}"
    above = (
        *(("Owner",) if resource.owned else ()),
        *(f"{parent.class_name}Id" for parent in catalog.ancestors(resource)),
    )
    linked = links(resource, catalog)
    on_collection = {
        "get": list_operation(resource, linked),
        "post": with_key(create_operation(resource, catalog, linked), resource, catalog),
        "delete": clear_operation(resource, catalog),
    }
    on_item = {
        "get": get_operation(resource),
        "put": replace_operation(resource, catalog),
        "patch": update_operation(resource, catalog),
        "delete": delete_operation(resource, catalog),
    }
    paths = {
        collection: _path(on_collection, resource, above),
        item: _path(on_item, resource, (*above, "Id")),
    }
    paths[f"{collection}:batch"] = _path(
        {"post": with_key(batch_operation(resource, catalog), resource, catalog)}, resource, above
    )
    if resource.undelete:
        undeleted = {"post": undelete_operation(resource)}
        paths[f"{item}/undelete"] = _path(undeleted, resource, (*above, "Id"))
    for action in resource.actions:
        verb = action.verb.value.lower()
        operation = deprecated(action_operation(resource, action), action.deprecation)
        called = {verb: with_key(operation, resource, catalog)}
        if action.scope is Scope.ITEM:
            paths[f"{item}/{action.name}"] = _path(called, resource, (*above, "Id"))
        else:
            paths[f"{collection}/{action.name}"] = _path(called, resource, above)
    return {path: item for path, item in paths.items() if item is not None}


def _path(
    operations: Mapping[str, Mapping[str, Json] | None],
    resource: Resource,
    parameters: tuple[str, ...],
) -> Json:
    """The operations that are there, each with the path's parameters before its own.

    They are not given once for the path: Swagger UI does not follow such a reference from the
    second operation on, and shows a parameter without a name.
    """
    shared = [parameter_ref(name) for name in parameters]
    present: dict[str, Json] = {}
    for verb, operation in operations.items():
        if operation is not None:
            whole = {"tags": [resource.plural], **_with_parameters(operation, shared)}
            present[verb] = deprecated(whole, resource.deprecation)
    return present or None


def _with_parameters(operation: Mapping[str, Json], shared: Sequence[Json]) -> dict[str, Json]:
    """The operation, taking these parameters before its own."""
    own = operation.get("parameters", [])
    assert isinstance(own, list)
    about = {key: operation[key] for key in _ABOUT if key in operation}
    return {**about, **operation, "parameters": [*shared, *own]}


def health_paths() -> dict[str, Json]:
    """The two paths that whoever runs the server asks."""
    return {
        "/healthz": {
            "get": {
                "tags": ["health"],
                "operationId": "get_health",
                "summary": "Say that the process is alive",
                "responses": {
                    "200": answer("Alive.", schema_ref("Health"), {}, {}),
                    **refused(INVALID),
                },
            }
        },
        "/readyz": {
            "get": {
                "tags": ["health"],
                "operationId": "get_readiness",
                "summary": "Say that the database answers and is at the newest migration",
                "responses": {
                    "200": answer("Ready.", schema_ref("Health"), {}, {}),
                    **refused(INVALID),
                },
            }
        },
    }
