"""Links: what can be done with a row that an answer shows."""

from __future__ import annotations

from codegen.catalog import Operation, Resource
from codegen.emit.wire import Json
from codegen.naming import pascal

_PATH = "$request.path."


def links(resource: Resource, owner: str) -> dict[str, Json]:
    """What can be done with a row that an answer shows, by name."""
    ids = [
        f"{operation.value}_{resource.name}"
        for operation in (Operation.GET, Operation.REPLACE, Operation.UPDATE, Operation.DELETE)
        if operation in resource.operations
    ]
    ids += [f"{action.name}_{resource.name}" for action in resource.actions]
    return {pascal(id_): {"operationId": id_, "parameters": {owner: _PATH + owner}} for id_ in ids}


def point_at(links: dict[str, Json], expression: str) -> dict[str, Json]:
    """The links, each of them to the row whose id the expression finds in the answer."""
    pointed: dict[str, Json] = {}
    for name, link in links.items():
        assert isinstance(link, dict)
        parameters = link["parameters"]
        assert isinstance(parameters, dict)
        pointed[name] = {**link, "parameters": {**parameters, "id": expression}}
    return pointed
