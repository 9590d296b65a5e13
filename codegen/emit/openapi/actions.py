"""The operations that a resource's actions are."""

from __future__ import annotations

from codegen.catalog import Action, Resource
from codegen.emit.openapi.parts import BODY, ITEM, JSON, MERGE_PATCH, a_row, in_scope, request, row
from codegen.emit.openapi.shared import CONFLICT, refused
from codegen.emit.schemas import input_name
from codegen.emit.wire import Json
from codegen.naming import words


def action_operation(resource: Resource, action: Action) -> dict[str, Json]:
    """What an action takes and answers."""
    body = BODY if action.input else ()
    operation: dict[str, Json] = {
        "operationId": f"{action.name}_{resource.name}",
        "summary": f"{words(action.name).capitalize()} {a_row(resource)}",
        **({} if action.description is None else {"description": action.description}),
    }
    if action.input:
        media = (MERGE_PATCH, JSON) if action.verb.value == "PATCH" else (JSON,)
        operation["requestBody"] = request(
            input_name(resource, action), media[::-1], required=action.body_required
        )
    refusals = refused(*in_scope(resource), *ITEM, CONFLICT, *body)
    operation["responses"] = {"200": row(resource, "Done."), **refusals}
    return operation
