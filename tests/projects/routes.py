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
    CLEAR = "clear"
    BATCH = "batch"
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
    Kind.CLEAR: "DELETE",
    Kind.BATCH: "POST",
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


def spoken(catalog: Catalog) -> Iterator[tuple[Resource, Kind, Action | None, tuple[str, str]]]:
    """Everything that the catalog says can be done, with the method and the path of it."""
    for resource in catalog.resources:
        rows = collection(catalog, resource)
        row = f"{rows}/{{id}}"
        for kind in (Kind(each.value) for each in Kept if each in resource.operations):
            path = rows if kind in {Kind.LIST, Kind.CREATE, Kind.CLEAR} else row
            path = f"{rows}:batch" if kind is Kind.BATCH else path
            yield resource, kind, None, (_METHODS[kind], path)
        if resource.undelete:
            yield resource, Kind.UNDELETE, None, ("POST", f"{row}/undelete")
        for action in resource.actions:
            whole = action.scope is Scope.COLLECTION
            place = (action.verb.value, f"{rows if whole else row}/{action.name}")
            yield resource, Kind.SWEEP if whole else Kind.ACTION, action, place


def routes(catalog: Catalog, document: Document) -> Iterator[Route]:
    """Every route that the catalog and the document both speak of."""
    known = {(each.method, each.path): each for each in document.operations()}
    for resource, kind, action, place in spoken(catalog):
        if place in known:
            yield Route(resource, kind, known[place], action)


def differences(catalog: Catalog, document: Document) -> set[tuple[str, str]]:
    """Methods and paths that only one of the two speaks of, but for those of health."""
    told = {place for *_, place in spoken(catalog)}
    described = {(each.method, each.path) for each in document.operations()}
    return (told ^ described) - {("GET", "/healthz"), ("GET", "/readyz")}
