"""The routes of a resource's actions."""

from __future__ import annotations

from codegen.catalog import Action, Scope
from codegen.emit.api.deprecation import deprecation_options
from codegen.emit.api.keys import takes_key
from codegen.emit.api.tags import answered
from codegen.emit.draft import Draft, item_path
from codegen.emit.hooks import about_action
from codegen.emit.names import action_operation_id, result_name
from codegen.emit.schemas import input_name
from codegen.module import docstring


def action_routes(draft: Draft) -> list[str]:
    """A route for each action."""
    return [_route(draft, action) for action in draft.resource.actions]


def _route(draft: Draft, action: Action) -> str:
    answer = _answer(draft, action)
    on_row = action.scope is Scope.ITEM
    parameters, arguments = _body(draft, action)
    if on_row:
        draft.imports.add("generated.api.dependencies", "Id")
        parameters, arguments = ["id: Id", *parameters], ["id", *arguments]
    call = f"await service.{action.method}({', '.join(arguments)})"
    empty, row = answer == "Response", call
    if on_row and not action.result:
        given = answered(draft, call)
        row = given["row"]
        parameters = [*parameters[:1], given["response"].removeprefix(", "), *parameters[1:]]
    return draft.part(
        "action_route.py.jinja",
        verb=action.verb.value.lower(),
        path=f"{item_path(draft.resource) if on_row else ''}/{action.name}",
        repeatable=takes_key(draft),
        options=deprecation_options(draft, action.deprecation),
        operation=action_operation_id(draft.resource, action),
        parameters=", ".join(filter(None, ["service: Service", *parameters])),
        answer=answer,
        empty=empty,
        result=call if empty else f"return {row}",
        docstring=docstring(about_action(draft.resource, action), 4),
    )


def _answer(draft: Draft, action: Action) -> str:
    """What the route answers: a result of the action's own, the row, or nothing."""
    if not action.result and action.scope is Scope.COLLECTION:
        draft.imports.add("fastapi", "Response")
        return "Response"
    row = f"{draft.resource.class_name}Read"
    answer = result_name(draft.resource, action) if action.result else row
    draft.schema(answer)
    return answer


def _body(draft: Draft, action: Action) -> tuple[list[str], list[str]]:
    """The parameter that takes the body, and the argument that it becomes."""
    if not action.input:
        return [], []
    body = input_name(draft.resource, action)
    draft.schema(body)
    if action.body_required:
        return [f"data: {body}"], ["data"]
    return [f"data: {body} | None = None"], [f"data or {body}()"]
