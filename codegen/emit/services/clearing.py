"""The end of all rows of a collection: in one statement, or by way of what deletes each of them."""

from __future__ import annotations

from codegen.catalog import Hook, Operation, Resource
from codegen.emit.draft import Draft
from codegen.emit.services.scope import scoped, where
from codegen.naming import words
from codegen.storage import DELETED_AT


def clears_each(resource: Resource) -> bool:
    """Whether hand-written code has a say in the end of each row."""
    hooked = {Hook.BEFORE_DELETE, Hook.AFTER_DELETE} & {*resource.hooks}
    return Operation.DELETE in resource.operations and bool(hooked or resource.override)


def clear_statements(draft: Draft) -> list[str]:
    """The statement that deletes all rows, marks them as deleted, or finds what is to be."""
    resource = draft.resource
    if Operation.CLEAR not in resource.operations:
        return []
    if clears_each(resource):
        draft.imports.add("sqlalchemy", "bindparam", "select")
        id_ = f"{resource.class_name}.id"
        newest = f'.order_by({id_}.desc()).limit(bindparam("_limit")).with_for_update()'
        return [f"CLEAR = select({id_}){where(scoped(draft))}{newest}"]
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
    each = clears_each(resource)
    draft.imports.add("generated.clearing", "clear_each" if each else "clear_at_once")
    parent = resource.parent
    return [
        draft.part(
            "clear_each_method.py.jinja" if each else "clear_method.py.jinja",
            checked=parent is not None,
            of_parent="" if parent is None else f" of this {words(parent.resource)}",
        )
    ]
