"""Whose rows a service speaks of: the owner's, and of those the ones under the parents in the path.

The conditions stand in each statement, where a reviewer looks for them. The names of parameters
start with `_`, which no column's name does: SQLAlchemy takes a parameter that is named like a
column for its new value.
"""

from __future__ import annotations

from collections.abc import Iterable

from codegen.catalog import Catalog, Operation, Resource, Scope, Uuid
from codegen.emit.draft import Draft
from codegen.emit.wire import python_type
from codegen.storage import DELETED_AT


def scope_names(resource: Resource, catalog: Catalog) -> list[str]:
    """What a service is made for: the owner, and the id of each parent."""
    owner = ["owner"] if resource.owned else []
    return [*owner, *(f"{parent.name}_id" for parent in catalog.ancestors(resource))]


def scope_arguments(draft: Draft) -> dict[str, str]:
    """The type of each of them, by its name."""
    owner = python_type(draft.catalog.owner.type)
    return {
        name: draft.use(owner if name == "owner" else python_type(Uuid()))
        for name in scope_names(draft.resource, draft.catalog)
    }


def scope_parameters(arguments: Iterable[str]) -> str:
    """The parameters that every statement takes, as a dict of Python."""
    return "{" + ", ".join(f'"_{name}": {name}' for name in arguments) + "}"


def scope_columns(draft: Draft) -> str:
    """The columns of a new row that the path decides, as members of a dict of Python."""
    columns = {draft.catalog.owner.name: "self.owner"} if draft.resource.owned else {}
    if draft.resource.parent is not None:
        columns[draft.resource.parent.field] = f"self.{draft.resource.parent.resource}_id"
    return "".join(f'"{name}": {value}, ' for name, value in columns.items())


def scoped(draft: Draft, alive: str = "") -> list[str]:
    """The conditions that keep a statement to the rows that the service speaks of.

    Rows that have been deleted and kept are not among them, unless another condition is given.
    """
    resource = draft.resource
    conditions = _owned(draft, resource)
    if resource.parent is not None:
        column = f"{resource.class_name}.{resource.parent.field}"
        conditions.append(f'{column} == bindparam("_{resource.parent.resource}_id")')
        if is_chained(draft.catalog, resource):
            conditions.append("PARENT.exists()")
    if resource.soft_delete:
        conditions.append(alive or f"{resource.class_name}.{DELETED_AT}.is_(None)")
    if conditions:
        draft.imports.add("sqlalchemy", "bindparam")
    draft.model(resource)
    return conditions


def one(draft: Draft, alive: str = "") -> str:
    """The conditions that find one row."""
    draft.imports.add("sqlalchemy", "bindparam")
    return ", ".join([*scoped(draft, alive), f'{draft.resource.class_name}.id == bindparam("_id")'])


def where(conditions: list[str]) -> str:
    """The conditions as a call, or nothing where there are none."""
    return f".where({', '.join(conditions)})" if conditions else ""


def is_chained(catalog: Catalog, resource: Resource) -> bool:
    """Whether the id of the parent alone does not tell that the path is right.

    A reference proves that a parent is there and has the same owner; it does not prove where that
    parent is in its turn, nor that it has not been deleted.
    """
    if resource.parent is None:
        return False
    parent = catalog.resource(resource.parent.resource)
    return parent.parent is not None or parent.soft_delete


def asks_parent(resource: Resource) -> bool:
    """Whether anything is asked of the rows below a parent, and not of one of them."""
    return bool(
        resource.operations & {Operation.LIST, Operation.CREATE, Operation.CLEAR, Operation.BATCH}
        or any(action.scope is Scope.COLLECTION for action in resource.actions)
    )


def parent_statements(draft: Draft) -> list[str]:
    """The statement that finds the parent, and each of its parents, as the path names them."""
    chain = draft.catalog.ancestors(draft.resource)[::-1]
    if not chain or not (is_chained(draft.catalog, draft.resource) or asks_parent(draft.resource)):
        return []
    draft.imports.add("sqlalchemy", "bindparam", "select")
    conditions: list[str] = []
    for parent in chain:
        draft.model(parent)
        conditions += _owned(draft, parent)
        conditions.append(f'{parent.class_name}.id == bindparam("_{parent.name}_id")')
        if parent.soft_delete:
            conditions.append(f"{parent.class_name}.deleted_at.is_(None)")
        if parent.parent is not None:
            above = draft.catalog.resource(parent.parent.resource)
            conditions.append(f"{parent.class_name}.{parent.parent.field} == {above.class_name}.id")
    return [f"PARENT = select({chain[0].class_name}.id).where({', '.join(conditions)})"]


def _owned(draft: Draft, resource: Resource) -> list[str]:
    if not resource.owned:
        return []
    return [f'{resource.class_name}.{draft.catalog.owner.name} == bindparam("_owner")']
