"""The operations that hand-written code looks on, before or after, in one transaction."""

from __future__ import annotations

from codegen.catalog import Hook, Operation, Resource
from codegen.emit.draft import Draft
from codegen.emit.services.answers import answer_of_row
from codegen.emit.services.links import (
    link_lines,
    live_lines,
    reread_lines,
    settled_lines,
    take_lines,
    writes_links,
)

_AROUND = {
    Operation.CREATE: (Hook.BEFORE_CREATE, Hook.AFTER_CREATE),
    Operation.REPLACE: (Hook.BEFORE_UPDATE, Hook.AFTER_UPDATE),
    Operation.UPDATE: (Hook.BEFORE_UPDATE, Hook.AFTER_UPDATE),
    Operation.DELETE: (Hook.BEFORE_DELETE, Hook.AFTER_DELETE),
}


def is_hooked(resource: Resource, operation: Operation) -> bool:
    """Whether an operation has a hook before or after it."""
    present = operation in resource.operations
    return present and any(hook in resource.hooks for hook in _AROUND.get(operation, ()))


def locks_for_hooks(resource: Resource) -> bool:
    """Whether any operation hands a row that is locked to a hook."""
    changes = (Operation.REPLACE, Operation.UPDATE, Operation.DELETE)
    changed = any(is_hooked(resource, operation) for operation in changes)
    return changed or (
        Operation.CREATE in resource.operations and Hook.AFTER_CREATE in resource.hooks
    )


def hooked_create(draft: Draft, **values: object) -> str:
    """The method that creates a row."""
    resource = draft.resource
    after = Hook.AFTER_CREATE in resource.hooks
    read = "self.read" if resource.computed else "read"
    draft.imports.add("generated.transactions", "run")
    created = 'values["id"]'
    return _part(
        draft,
        "hooked_create_method.py.jinja",
        Operation.CREATE,
        result="" if after or resource.links else "created = ",
        shown=answer_of_row(resource) if after or resource.links else f"{read}(created)",
        checks=[*live_lines(draft, resource.created, "values"), *take_lines(draft, "values")],
        writes=link_lines(draft, created),
        rereads=settled_lines(draft, created) if after else reread_lines(draft, created),
        **values,
    )


def hooked_replace(draft: Draft, body: str, statement: str) -> str:
    """The method that replaces a row."""
    about = "Put the data in the place of what is there."
    return _change(draft, Operation.REPLACE, Body=body, about=about, UPDATE=statement)


def hooked_update(draft: Draft) -> str:
    """The method that changes part of a row."""
    about = "Change what the data mentions, and nothing else."
    body = f"{draft.resource.class_name}Update"
    statement = "UPDATE if changes else GET"
    if writes_links(draft.resource):
        statement = "UPDATE if changes or lists else GET"
    return _change(draft, Operation.UPDATE, Body=body, about=about, UPDATE=statement)


def _change(draft: Draft, operation: Operation, **values: object) -> str:
    draft.imports.add("generated.transactions", "change")
    template = "hooked_change_method.py.jinja"
    shown = answer_of_row(draft.resource)
    fields = draft.resource.changed
    return _part(
        draft,
        template,
        operation,
        update=operation.value,
        shown=shown,
        checks=[*live_lines(draft, fields, "changes"), *take_lines(draft, "changes")],
        writes=link_lines(draft, "id"),
        rereads=_rereads(draft, operation),
        **values,
    )


def _rereads(draft: Draft, operation: Operation) -> list[str]:
    if _AROUND[operation][1] in draft.resource.hooks:
        return settled_lines(draft, "id")
    return reread_lines(draft, "id")


def hooked_delete(draft: Draft) -> str:
    """The method that removes a row."""
    draft.imports.add("generated.transactions", "remove")
    return _part(draft, "hooked_delete_method.py.jinja", Operation.DELETE)


def _part(draft: Draft, template: str, operation: Operation, **values: object) -> str:
    """A method whose template calls the hooks that there are."""
    before, after = _AROUND[operation]
    present = draft.resource.hooks
    return draft.part(template, before=before in present, after=after in present, **values)
