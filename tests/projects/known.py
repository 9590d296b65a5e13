"""Rows for Schemathesis to speak of: parents, what is referred to, what is ready for an action."""

from __future__ import annotations

from collections.abc import Collection

from codegen.catalog import Resource, Uuid
from tests.api.document import Json
from tests.projects.routes import Kind, Route, routes
from tests.projects.running import Project, Running
from tests.projects.samples import sample
from tests.projects.tokens import DAY, bearer, token
from tests.projects.world import NUMBERS, Row, World

READY, FEW = 8, 2
"""How many rows there are for each route, and for one that is only touched upon."""
REFERRED = 4
"""How many rows there are of each resource that something refers to."""

CHANGED, DELETED = 4, 8
"""How many rows there are in each place for batches to change, and to delete."""

UNIQUE = 50
"""How many values nobody has, for each member that must be unique."""

_READING = {Kind.LIST, Kind.GET}


def known(running: Running, owner: str, much_asked: Collection[str]) -> dict[str, Json]:
    """What the hooks of Schemathesis are told; `owner` is the one who asks.

    `much_asked` are the operations that get enough rows for all that is tried on them.
    """
    project = running.project
    catalog = project.catalog
    world = World(running, owner)
    referred = {each.name: _referred(world, each) for each in catalog.resources}
    kept = {row.id for rows in referred.values() for row in rows}
    operations: dict[str, Json] = {}
    for route in routes(catalog, project.document):
        # What sweeps all rows away leaves those of everybody else.
        sweeps = route.kind in {Kind.SWEEP, Kind.CLEAR}
        whose = World(running, project.owner("sweeper")) if sweeps else world
        rows = _ready(whose, route, READY if route.operation.id in much_asked else FEW)
        kept |= {above for row in rows for above in row.values()}
        operations[route.operation.id] = {
            "name": route.operation.id,
            "owner": whose.owner,
            "headers": _shown(project, whose.owner),
            "rows": [dict(row) for row in rows],
            "members": {name: list(ids) for name, ids in _members(route, referred).items()},
            "uniques": {name: list(values) for name, values in _uniques(route).items()},
            "changes": route.kind not in _READING,
            "batches": _batches(world, route, rows),
        }
        if route.one_row and route.kind not in _READING:
            kept -= {row["id"] for row in rows}
    return {
        "parameter": catalog.owner.name,
        "asking": owner,
        "uuid": isinstance(catalog.owner.type, Uuid),
        "kept": [*sorted(kept)],
        "operations": operations,
    }


def _shown(project: Project, owner: str) -> Json:
    """The headers with which an owner is let through."""
    return {} if project.tokens is None else {**bearer(token(owner, seconds=DAY))}


def _referred(world: World, resource: Resource) -> list[Row]:
    return [world.make(resource) for _ in range(REFERRED)]


def _ready(world: World, route: Route, count: int) -> list[dict[str, str]]:
    """Where the route can be taken, as parameters of its path."""
    made = []
    for _ in range(count):
        if route.one_row:
            row = world.make(route.resource)
            world.ready(route, row)
            made.append({**row.above, "id": row.id})
        else:
            made.append(world.above(route.resource))
    return [row for row in made if row]


def _batches(world: World, route: Route, places: list[dict[str, str]]) -> list[Json]:
    """The ids of rows that batches can change, and of others that they delete, by place."""
    if route.kind is not Kind.BATCH:
        return []
    batches: list[Json] = []
    for above in places or [{}]:
        ids = [world.make(route.resource, above).id for _ in range(CHANGED + DELETED)]
        changed: list[Json] = [*ids[:CHANGED]]
        deleted: list[Json] = [*ids[CHANGED:]]
        batches.append({"path": {**above}, "change": changed, "delete": deleted})
    return batches


def _members(route: Route, referred: dict[str, list[Row]]) -> dict[str, list[str]]:
    if route.kind not in {Kind.CREATE, Kind.REPLACE, Kind.UPDATE, Kind.BATCH}:
        return {}
    targets = {
        each.name: each.reference.target
        for each in route.resource.created
        if each.reference is not None
    }
    targets |= {link.member: link.target for link in route.resource.links if link.writable}
    return {name: [row.id for row in referred[target]] for name, target in targets.items()}


def _uniques(route: Route) -> dict[str, list[Json]]:
    """Values that no other row has, for the members of which each row must have its own."""
    told = {name for unique in route.resource.uniques for name in unique.fields}
    return {
        each.name: [sample(each, next(NUMBERS)) for _ in range(UNIQUE)]
        for each in route.resource.created
        if each.name in told and each.reference is None
        if route.has_body or route.kind is Kind.BATCH
    }
