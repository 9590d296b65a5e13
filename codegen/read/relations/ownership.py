"""What rows without an owner cannot have: whatever would let somebody change them."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.catalog import Operation
from codegen.diagnostics import Diagnostic
from codegen.read.document.nodes import shown
from codegen.read.relations.outline import Outline
from codegen.read.spec import ResourceSpec

READING = frozenset({Operation.LIST, Operation.GET})


def check_ownership(outline: Outline) -> Iterator[Diagnostic]:
    """What shared resources have that only owned ones can, and deletes that cannot happen."""
    for resource in outline.resources.values():
        if outline.shared(resource.name.value):
            yield from _check_shared(resource)
            continue
        soft = resource.soft_delete
        methods = resource.methods
        words = [word.value for word in methods.value] if methods else [Operation.DELETE.value]
        if soft is not None and soft.value and Operation.DELETE.value not in words:
            message = "nothing is deleted here, so nothing can be kept and hidden"
            hint = "remove `soft_delete`, or add `delete` to `methods`"
            yield Diagnostic("no-effect", message, soft.key, hint)


def _check_shared(resource: ResourceSpec) -> Iterator[Diagnostic]:
    for word in resource.methods.value if resource.methods else ():
        if Operation(word.value) not in READING:
            message = f"rows without an owner are only read, so there is no `{word.value}`"
            hint = "methods: [list, get]   # or remove `owned: false`"
            yield Diagnostic("shared-is-read-only", message, word.span, hint)
    for action in resource.actions:
        name = shown(action.name.value)
        message = f"rows without an owner are only read, so they cannot have the action `{name}`"
        hint = "remove it, or remove `owned: false`"
        yield Diagnostic("shared-is-read-only", message, action.name.span, hint)
    if resource.soft_delete is not None and resource.soft_delete.value:
        message = "rows without an owner are only read, so none is deleted"
        span = resource.soft_delete.key
        yield Diagnostic("shared-is-read-only", message, span, "remove `soft_delete`")
