"""What generated code calls the classes of a resource beside the resource's own."""

from __future__ import annotations

from codegen.catalog import Action, Operation, Resource, Scope
from codegen.naming import pascal


def result_name(resource: Resource, action: Action) -> str:
    """The class, and the OpenAPI component, of what an action answers of its own."""
    return f"{resource.class_name}{pascal(action.name)}Result"


def stored_name(resource: Resource) -> str:
    """The class of an answer without its computed members, which are computed from it."""
    return f"{resource.class_name}Stored"


def action_operation_id(resource: Resource, action: Action) -> str:
    """The operation of an action: its route's function, and its id in the OpenAPI document."""
    one = action.scope is Scope.ITEM
    return f"{action.name}_{resource.name if one else resource.plural}"


def batch_kinds(resource: Resource) -> tuple[Operation, ...]:
    """What a batch of the resource can do to rows, in the order of its body."""
    if Operation.BATCH not in resource.operations:
        return ()
    kinds = (Operation.CREATE, Operation.UPDATE, Operation.DELETE)
    return tuple(kind for kind in kinds if kind in resource.operations)
