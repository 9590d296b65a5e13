"""The end of all rows of a collection: in one statement, or by way of what deletes each of them."""

from __future__ import annotations

from codegen.catalog import Operation
from codegen.emit.draft import Draft
from codegen.emit.services.scope import scoped, where
from codegen.naming import words
from codegen.storage import DELETED_AT


def clear_statements(draft: Draft) -> list[str]:
    """The statement that deletes all rows, or marks them as deleted."""
    resource = draft.resource
    if Operation.CLEAR not in resource.operations:
        return []
    found = f"({resource.class_name}){where(scoped(draft))}"
    if not resource.soft_delete:
        draft.imports.add("sqlalchemy", "delete")
        return [f"CLEAR = delete{found}"]
    draft.imports.add("sqlalchemy", "func", "update")
    return [f"CLEAR = update{found}.values({DELETED_AT}=func.clock_timestamp())"]


def clear_methods(draft: Draft) -> list[str]:
    """The method that empties the collection."""
    resource = draft.resource
    if Operation.CLEAR not in resource.operations:
        return []
    draft.imports.add("generated.transactions", "run_on_many")
    parent = resource.parent
    return [
        draft.part(
            "clear_method.py.jinja",
            checked=parent is not None,
            of_parent="" if parent is None else f" of this {words(parent.resource)}",
        )
    ]
