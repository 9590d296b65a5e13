"""The operations that a resource's actions are."""

from __future__ import annotations

from codegen.catalog import Action, Resource, Scope
from codegen.emit.names import action_operation_id, result_name
from codegen.emit.openapi.conditions import expected, preferred
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
from codegen.emit.openapi.shared import CONFLICT, Refusal, refused, schema_ref
from codegen.emit.schemas import input_name
from codegen.emit.wire import Json
from codegen.naming import words


def action_operation(resource: Resource, action: Action) -> dict[str, Json]:
    """What an action takes and answers."""
    on_row = action.scope is Scope.ITEM
    target = a_row(resource) if on_row else words(resource.plural)
    operation: dict[str, Json] = {
        "operationId": action_operation_id(resource, action),
        "summary": f"{words(action.name).capitalize()} {target}",
        **({} if action.description is None else {"description": action.description}),
    }
    if action.input:
        media = (MERGE_PATCH, JSON) if action.verb.value == "PATCH" else (JSON,)
        operation["requestBody"] = request(
            input_name(resource, action), media[::-1], required=action.body_required
        )
    found = (ITEM if on_row else ()) + (BODY if action.input else ())
    parameters, answers, unexpected = _conditions(resource, action)
    status, done = _answer(resource, action)
    refusals = refused(*in_scope(resource), CONFLICT, *found, *unexpected)
    operation["responses"] = {status: done, **answers, **refusals}
    return {**operation, **({"parameters": parameters} if parameters else {})}


def _conditions(
    resource: Resource, action: Action
) -> tuple[list[Json], dict[str, Json], tuple[Refusal, ...]]:
    """What can be expected of the row, and whether it is to be answered."""
    if action.scope is not Scope.ITEM:
        return [], {}, ()
    conditions, unexpected = expected(resource)
    if action.result:
        return conditions, {}, unexpected
    preferences, minimal = preferred(resource)
    return [*conditions, *preferences], minimal, unexpected


def _answer(resource: Resource, action: Action) -> tuple[str, Json]:
    """The status and the body of an action that has been done."""
    if action.result:
        return "200", answer("Done.", schema_ref(result_name(resource, action)), {}, {})
    if action.scope is Scope.ITEM:
        return "200", row(resource, "Done.")
    return "204", nothing("Done.")
