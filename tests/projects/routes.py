"""What the catalog says there are for routes, each with its operation in the document."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from codegen.catalog import Action, Catalog, Resource, Scope
from codegen.catalog import Operation as Kept
from tests.api.document import Document, Operation


class Kind(enum.Enum):
    """What a route does."""

    LIST = "list"
    CREATE = "create"
    GET = "get"
    REPLACE = "replace"
    UPDATE = "update"
    DELETE = "delete"
    UNDELETE = "undelete"
    ACTION = "action"
    SWEEP = "sweep"
    """An action on the collection."""


_METHODS = {
    Kind.LIST: "GET",
    Kind.CREATE: "POST",
    Kind.GET: "GET",
    Kind.REPLACE: "PUT",
    Kind.UPDATE: "PATCH",
    Kind.DELETE: "DELETE",
    Kind.UNDELETE: "POST",
}


@dataclass(frozen=True)
class Route:
    """A route of a resource."""

    resource: Resource
    kind: Kind
    operation: Operation
    action: Action | None = None

    @property
    def one_row(self) -> bool:
        """Whether its path names a row of the resource."""
        return self.operation.one_row

    @property
    def nested(self) -> bool:
        """Whether its path names a row of a parent."""
        return self.resource.parent is not None

    @property
    def has_body(self) -> bool:
        """Whether it takes a body that describes a row."""
        return self.kind in {Kind.CREATE, Kind.REPLACE, Kind.UPDATE}


def collection(catalog: Catalog, resource: Resource) -> str:
    """The path of a resource's rows."""
    owner = f"/{{{catalog.owner.name}}}" if resource.owned else ""
    above = "".join(f"/{each.plural}/{{{each.name}_id}}" for each in catalog.ancestors(resource))
    return f"{catalog.api.base_path}{owner}{above}/{resource.plural}"


def routes(catalog: Catalog, document: Document) -> Iterator[Route]:
    """Every route that the catalog speaks of. Raises KeyError where the document has none."""
    known = {(each.method, each.path): each for each in document.operations()}
    for resource in catalog.resources:
        rows = collection(catalog, resource)
        row = f"{rows}/{{id}}"
        kinds = [Kind(each.value) for each in Kept if each in resource.operations]
        for kind in kinds:
            path = rows if kind in {Kind.LIST, Kind.CREATE} else row
            yield Route(resource, kind, known[_METHODS[kind], path])
        if resource.undelete:
            yield Route(resource, Kind.UNDELETE, known["POST", f"{row}/undelete"])
        for action in resource.actions:
            whole = action.scope is Scope.COLLECTION
            path = f"{rows if whole else row}/{action.name}"
            kind = Kind.SWEEP if whole else Kind.ACTION
            yield Route(resource, kind, known[action.verb.value, path], action)


def unknown(catalog: Catalog, document: Document) -> list[str]:
    """Operations of the document that the catalog does not speak of, but for those of health."""
    spoken = {route.operation.id for route in routes(catalog, document)}
    return [
        each.id
        for each in document.operations()
        if each.id not in spoken and each.path not in {"/healthz", "/readyz"}
    ]
