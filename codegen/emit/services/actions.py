"""What a resource can do beyond its operations: the methods of its actions, and their hooks."""

from __future__ import annotations

from codegen.catalog import Action, Resource
from codegen.emit.draft import Draft
from codegen.emit.schemas import input_name
from codegen.module import docstring
from codegen.naming import article, words


def action_statements(draft: Draft) -> list[str]:
    """The statement that keeps others from a row while an action is at work on it."""
    return ["LOCK = GET.with_for_update()"] if draft.resource.actions else []


def action_methods(draft: Draft) -> list[str]:
    """The methods of each action, and what they share."""
    actions = draft.resource.actions
    if not actions:
        return []
    draft.imports.add("abc", "abstractmethod")
    draft.imports.add("collections.abc", "AsyncIterator")
    draft.imports.add("contextlib", "asynccontextmanager")
    draft.imports.add("generated.errors", "NotFound")
    draft.schema(f"{draft.resource.class_name}Read")
    return [*(_action(draft, action) for action in actions), draft.part("locked_method.py.jinja")]


def _action(draft: Draft, action: Action) -> str:
    """The two methods of an action: what the API calls, and the hook that is written by hand."""
    resource = draft.resource
    if action.input:
        draft.schema(input_name(resource, action))
    return draft.part(
        "action_methods.py.jinja",
        complete=action.method,
        name=action.name,
        row=row_name(resource),
        parameter=f", data: {input_name(resource, action)}" if action.input else "",
        argument=", data" if action.input else "",
        docstring=docstring(about_action(resource, action), 8),
    )


def row_name(resource: Resource) -> str:
    """What a hook calls the row that it is given; its own parameters come first."""
    return "row" if resource.module in {"data", "self"} else resource.module


def about_action(resource: Resource, action: Action) -> str:
    """What an action does, in the schema's words or in the plainest ones."""
    noun = words(resource.name)
    return action.description or f"{words(action.name).capitalize()} {article(noun)} {noun}."
