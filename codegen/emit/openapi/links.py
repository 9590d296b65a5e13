"""Links: what can be done with a row that an answer shows."""

from __future__ import annotations

from collections.abc import Iterator

from codegen.catalog import Catalog, Operation, Resource, Scope
from codegen.emit.names import action_operation_id
from codegen.emit.wire import Json
from codegen.naming import pascal

_ROW = "\0"
"""Stands for the row's id until `point_at` knows where the answer shows it."""


def links(resource: Resource, catalog: Catalog) -> dict[str, Json]:
    """What can be done with a row that an answer shows, by name."""
    owner = [catalog.owner.name] if resource.owned else []
    above = [*owner, *(f"{parent.name}_id" for parent in catalog.ancestors(resource))]
    path: dict[str, Json] = {name: f"$request.path.{name}" for name in above}
    linked = {id_: {**path, "id": _ROW} for id_ in _on_row(resource)}
    for child in catalog.resources:
        nested = child.parent is not None and child.parent.resource == resource.name
        # A shared row's children can have an owner, whom its own path does not know.
        if nested and child.owned == resource.owned:
            linked |= {id_: {**path, f"{resource.name}_id": _ROW} for id_ in _below(child)}
    return {
        pascal(id_): {"operationId": id_, "parameters": parameters}
        for id_, parameters in linked.items()
    }


def _on_row(resource: Resource) -> Iterator[str]:
    for operation in (Operation.GET, Operation.REPLACE, Operation.UPDATE, Operation.DELETE):
        if operation in resource.operations:
            yield f"{operation.value}_{resource.name}"
    if resource.undelete:
        yield f"undelete_{resource.name}"
    for action in resource.actions:
        if action.scope is Scope.ITEM:
            yield action_operation_id(resource, action)


def _below(child: Resource) -> Iterator[str]:
    if Operation.LIST in child.operations:
        yield f"list_{child.plural}"
    if Operation.CREATE in child.operations:
        yield f"create_{child.name}"


def point_at(links: dict[str, Json], expression: str) -> dict[str, Json]:
    """The links, each of them to the row whose id the expression finds in the answer."""
    pointed: dict[str, Json] = {}
    for name, link in links.items():
        assert isinstance(link, dict)
        parameters = link["parameters"]
        assert isinstance(parameters, dict)
        found = {key: expression if value == _ROW else value for key, value in parameters.items()}
        pointed[name] = {**link, "parameters": found}
    return pointed
