"""The operations on one row."""

from __future__ import annotations

from codegen.catalog import Catalog, Operation, Resource
from codegen.emit.conflicts import can_conflict
from codegen.emit.openapi.asked import expand_parameters
from codegen.emit.openapi.conditions import expected, known, preferred, tagged
from codegen.emit.openapi.links import point_at
from codegen.emit.openapi.parts import (
    BODY,
    ITEM,
    JSON,
    MERGE_PATCH,
    a_row,
    answer,
    in_scope,
    nothing,
    request,
    row,
)
from codegen.emit.openapi.shared import CONFLICT, Refusal, header_ref, refused, schema_ref
from codegen.emit.schemas import replace_name
from codegen.emit.wire import Json


def create_operation(
    resource: Resource, catalog: Catalog, linked: dict[str, Json]
) -> dict[str, Json] | None:
    """A new row, if one can be created."""
    if Operation.CREATE not in resource.operations:
        return None
    links = point_at(linked, "$response.body#/id")
    located = {"Location": header_ref("Location"), **tagged(resource)}
    created = answer("Created.", schema_ref(resource.class_name), located, links)
    preferences, minimal = preferred(resource, {"Location": header_ref("Location")})
    return {
        "operationId": f"create_{resource.name}",
        "summary": f"Create {a_row(resource)}",
        "parameters": preferences,
        "requestBody": request(f"{resource.class_name}Create", (JSON,)),
        "responses": {
            "201": created,
            **minimal,
            **_refused(resource, catalog, Operation.CREATE, *BODY),
        },
    }


def get_operation(resource: Resource) -> dict[str, Json] | None:
    """One row, if one can be read."""
    if Operation.GET not in resource.operations:
        return None
    conditions, unchanged = known(resource)
    parameters = [*expand_parameters(resource), *conditions]
    return {
        "operationId": f"get_{resource.name}",
        "summary": f"Get {a_row(resource)}",
        **({"parameters": parameters} if parameters else {}),
        "responses": {
            "200": row(resource, "The row."),
            **unchanged,
            **refused(*in_scope(resource), *ITEM),
        },
    }


def replace_operation(resource: Resource, catalog: Catalog) -> dict[str, Json] | None:
    """Another row in the place of one, if one can be replaced."""
    if Operation.REPLACE not in resource.operations:
        return None
    conditions, unexpected = expected(resource)
    preferences, minimal = preferred(resource)
    return {
        "operationId": f"replace_{resource.name}",
        "summary": f"Replace {a_row(resource)}: what is left out takes its default",
        "parameters": [*conditions, *preferences],
        "requestBody": request(replace_name(resource), (JSON,)),
        "responses": {
            "200": row(resource, "Replaced."),
            **minimal,
            **_refused(resource, catalog, Operation.REPLACE, *ITEM, *BODY, *unexpected),
        },
    }


def update_operation(resource: Resource, catalog: Catalog) -> dict[str, Json] | None:
    """Changes to one row, if one can be changed."""
    if Operation.UPDATE not in resource.operations:
        return None
    conditions, unexpected = expected(resource)
    preferences, minimal = preferred(resource)
    return {
        "operationId": f"update_{resource.name}",
        "summary": f"Change {a_row(resource)}: what is left out stays as it is",
        "parameters": [*conditions, *preferences],
        "requestBody": request(f"{resource.class_name}Update", (MERGE_PATCH, JSON)),
        "responses": {
            "200": row(resource, "Changed."),
            **minimal,
            **_refused(resource, catalog, Operation.UPDATE, *ITEM, *BODY, *unexpected),
        },
    }


def delete_operation(resource: Resource, catalog: Catalog) -> dict[str, Json] | None:
    """The end of one row, if one can be deleted."""
    if Operation.DELETE not in resource.operations:
        return None
    conditions, unexpected = expected(resource)
    return {
        "operationId": f"delete_{resource.name}",
        "summary": f"Delete {a_row(resource)}",
        **({"parameters": conditions} if conditions else {}),
        "responses": {
            "204": nothing("Deleted."),
            **_refused(resource, catalog, Operation.DELETE, *ITEM, *unexpected),
        },
    }


def undelete_operation(resource: Resource) -> dict[str, Json]:
    """A row that had been deleted, and is there again."""
    conditions, unexpected = expected(resource)
    preferences, minimal = preferred(resource)
    return {
        "operationId": f"undelete_{resource.name}",
        "summary": f"Bring {a_row(resource)} back that has been deleted",
        "parameters": [*conditions, *preferences],
        "responses": {
            "200": row(resource, "It is there again."),
            **minimal,
            **refused(*in_scope(resource), *ITEM, CONFLICT, *unexpected),
        },
    }


def _refused(
    resource: Resource, catalog: Catalog, operation: Operation, *refusals: Refusal
) -> dict[str, Json]:
    """How a write can be refused: as everything of its scope, and by the data where it can be."""
    conflict = (CONFLICT,) if can_conflict(resource, catalog, operation) else ()
    return refused(*in_scope(resource), *conflict, *refusals)
