"""The routes of a resource's actions."""

from __future__ import annotations

from codegen.catalog import Action
from codegen.emit.draft import Draft
from codegen.emit.schemas import input_name
from codegen.emit.services import about_action
from codegen.module import docstring


def action_routes(draft: Draft) -> list[str]:
    """A route for each action."""
    return [_route(draft, action) for action in draft.resource.actions]


def _route(draft: Draft, action: Action) -> str:
    body = input_name(draft.resource, action)
    if not action.input:
        parameter, argument = "", ""
    elif action.body_required:
        parameter, argument = f", data: {body}", ", data"
    else:
        parameter, argument = f", data: {body} | None = None", f", data or {body}()"
    if action.input:
        draft.schema(body)
    draft.schema(f"{draft.resource.class_name}Read")
    draft.imports.add("generated.api.dependencies", "Id")
    return draft.part(
        "action_route.py.jinja",
        verb=action.verb.value.lower(),
        name=action.name,
        complete=action.method,
        parameter=parameter,
        argument=argument,
        docstring=docstring(about_action(draft.resource, action), 4),
    )
