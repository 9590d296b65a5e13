"""What a resource can do beyond its operations: the methods of its actions.

An action that the schema describes wholly is one statement. One that is finished by hand gets its
row, or its rows, in a transaction, and its hook is declared beside it.
"""

from __future__ import annotations

import re

from codegen.catalog import Action, Assignment, Constant, Scope, Transition
from codegen.emit.draft import Draft
from codegen.emit.hooks import SESSION, about_action, action_hook, has_hook
from codegen.emit.links import one_row_of
from codegen.emit.names import result_name
from codegen.emit.schemas import input_name
from codegen.emit.services.answers import answer_of_row
from codegen.emit.services.hooked import locks_for_hooks
from codegen.emit.services.hooks import hook_declaration
from codegen.emit.services.links import settled_lines
from codegen.emit.services.preconditions import fetched, is_matched, match, version
from codegen.emit.services.scope import one, scoped
from codegen.emit.services.values import assigned, assignments, field_of
from codegen.module import docstring, literal

_TAKEN = re.compile(
    "ABC|CHANGES|CLEAR|CONFLICTS|CREATE|DELETE|EACH|EXPAND_.*|EXPANSIONS|FILTERS|FIND|GET|GIVEN_IDS"
    "|GONE|I|IDS|LINKED_IDS|LINKS|LIST|LIST_AFTER|LISTING|LOCK|O|OWNED|PARENT|REFERENCES|ROW_ID"
    "|SORTS|UNDELETE|UPDATE|UUID|TARGETS|.*_MANY|.*_ROW|.*_VERSION|.*_ACTION"
)
"""What else a service has in capitals, and what an action that meets some of it is called."""


def action_statements(draft: Draft) -> list[str]:
    """The statements of what the schema describes, and what the hooks need."""
    resource = draft.resource
    statements = [
        _statement(draft, action) for action in resource.actions if not has_hook(resource, action)
    ]
    if _locks(draft):
        statements.append(f"LOCK = {_found(draft)}.with_for_update()")
    if _hands_rows(draft):
        draft.imports.add("sqlalchemy", "and_")
        statements.append(f"OWNED = and_({', '.join(scoped(draft))})")
    return statements


def action_methods(draft: Draft) -> list[str]:
    """The methods of each action, and what they share."""
    methods = [method for action in draft.resource.actions for method in _methods(draft, action)]
    if _locks(draft):
        draft.imports.add("generated.errors", "NotFound")
        draft.use(SESSION)
        # Beside ids, a row is one column of several, and `scalar` does not tell which.
        declared = f": {draft.resource.class_name} | None" if draft.resource.links else ""
        template, checks = "locked_method.py.jinja", is_matched(draft.resource)
        if draft.resource.links and checks:
            template, declared = "locked_linked_method.py.jinja", ""
        methods.append(draft.part(template, declared=declared, checks=checks))
    if _hands_rows(draft):
        draft.imports.add("generated.rows", "OwnedRows")
        soft = ", soft_delete=True" if draft.resource.soft_delete else ""
        draft.use(SESSION)
        methods.append(draft.part("rows_method.py.jinja", soft=soft))
    return methods


def _found(draft: Draft) -> str:
    """The statement that finds the row to be locked, with its version where ids count for it."""
    if not (draft.resource.links and is_matched(draft.resource)):
        return "GET"
    return f"select({draft.resource.class_name}, {version(draft)}).where({one(draft)})"


def _locks(draft: Draft) -> bool:
    resource = draft.resource
    acting = any(has_hook(resource, each) and not _on_rows(each) for each in resource.actions)
    return acting or locks_for_hooks(resource)


def _hands_rows(draft: Draft) -> bool:
    resource = draft.resource
    return any(has_hook(resource, each) and _on_rows(each) for each in resource.actions)


def _on_rows(action: Action) -> bool:
    return action.scope is Scope.COLLECTION


def _changes(action: Action) -> tuple[Assignment, ...]:
    """Everything that the schema says an action puts into a row: its transition is one of them."""
    step = action.transition
    moved = () if step is None else (Assignment(step.field, Constant(step.target)),)
    return (*moved, *action.assignments)


def _constant(draft: Draft, action: Action) -> str:
    name = action.name.upper()
    classes = {resource.class_name for resource in draft.catalog.resources}
    return f"{name}_ACTION" if name in classes or _TAKEN.fullmatch(name) else name


def _statement(draft: Draft, action: Action) -> str:
    """The one statement of an action; it finds no row where the step would not be legal."""
    name = draft.resource.class_name
    draft.imports.add("sqlalchemy", "update")
    found = one(draft)
    if action.transition is not None:
        found += f", {_legal(draft, action.transition)}"
    found += match(draft)
    changed = f"update({name}).where({found}).values({assigned(draft, _changes(action))})"
    answer = one_row_of(draft.resource, draft.imports)
    return f"{_constant(draft, action)} = {changed}.returning({answer})"


def _legal(draft: Draft, step: Transition) -> str:
    attribute = field_of(draft, step.field).attribute
    return f"{draft.resource.class_name}.{attribute}.in_({_words(step)})"


def _words(step: Transition) -> str:
    return f"[{', '.join(map(literal, step.sources))}]"


def _methods(draft: Draft, action: Action) -> list[str]:
    """What the API calls, and the hook that is written by hand, where there is one."""
    resource = draft.resource
    if not has_hook(resource, action):
        return [_described_method(draft, action)]
    method = _rows_method(draft, action) if _on_rows(action) else _row_method(draft, action)
    return [method, hook_declaration(draft, action_hook(resource, action))]


def _called(draft: Draft, action: Action) -> dict[str, object]:
    """What the templates of all actions are filled in with."""
    resource = draft.resource
    body = input_name(resource, action)
    if action.input:
        draft.schema(body)
    return {
        "complete": action.method,
        "name": action.name,
        "parameter": f", data: {body}" if action.input else "",
        "argument": ", data" if action.input else "",
        "docstring": docstring(about_action(resource, action), 8),
    }


def _step(draft: Draft, step: Transition, found: str) -> str:
    """The arguments that a refused step is told with."""
    attribute = field_of(draft, step.field).attribute
    ends = f"{_words(step)}, {literal(step.target)}"
    return f"{literal(step.field)}, {found}.{attribute}, {ends}"


def _described_method(draft: Draft, action: Action) -> str:
    """An action on one row that needs nobody."""
    draft.schema(f"{draft.resource.class_name}Read")
    called = _called(draft, action)
    called["completed"] = fetched(draft, _constant(draft, action), "self.key(id)")
    step = action.transition
    if step is None:
        return draft.part("set_method.py.jinja", **called)
    draft.imports.add("generated.steps", "illegal_step")
    return draft.part("step_method.py.jinja", step=_step(draft, step, "found"), **called)


def _row_method(draft: Draft, action: Action) -> str:
    """An action on one row that is finished by hand."""
    lines = assignments(draft, "row", _changes(action))
    if action.transition is not None:
        draft.imports.add("generated.steps", "require_step")
        lines.insert(0, f"require_step({_step(draft, action.transition, 'row')})")
    answer = f"{draft.resource.class_name}Read"
    if action.result:
        answer = result_name(draft.resource, action)
    draft.schema(answer)
    return draft.part(
        "action_method.py.jinja",
        answer=answer,
        lines=lines,
        result="result = " if action.result else "",
        returned=_returned(draft, action),
        rereads=[] if action.result else settled_lines(draft, "id"),
        **_called(draft, action),
    )


def _returned(draft: Draft, action: Action) -> str:
    resource = draft.resource
    if action.result:
        return f"{result_name(resource, action)}.model_validate(result)"
    return answer_of_row(resource)


def _rows_method(draft: Draft, action: Action) -> str:
    """An action on the collection that is finished by hand."""
    answer = result_name(draft.resource, action) if action.result else "None"
    if action.result:
        draft.schema(answer)
    return draft.part(
        "collection_method.py.jinja",
        answer=answer,
        result="result = " if action.result else "",
        checked=draft.resource.parent is not None,
        **_called(draft, action),
    )
