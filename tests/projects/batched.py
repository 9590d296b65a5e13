"""Batches: a body with which one succeeds, and bodies that reach for what is another's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from codegen.catalog import Operation as Kept
from codegen.catalog import Resource
from tests.api.document import Json
from tests.projects.world import Body, Row, World, alone

Bodies = tuple[Json, Json]
"""A body with an id that is another's, and the same with one that nobody has."""


def changed(resource: Resource, row: Row) -> Body:
    """Of what a row was made from, that which can be changed."""
    names = {each.name for each in resource.changed}
    names |= {link.member for link in resource.links if link.writable}
    return {name: told for name, told in row.body.items() if name in names}


def batch_body(world: World, resource: Resource, row: Row) -> Body:
    """A batch of everything that there can be in one: new rows, changed, unchanged, deleted."""
    lists: dict[Kept, Json] = {}
    single = alone(resource)
    if not single or Kept.DELETE in resource.operations:
        lists[Kept.CREATE] = [world.body(resource) for _ in range(1 if single else 2)]
    if single and Kept.DELETE in resource.operations:
        lists[Kept.DELETE] = [row.id]
    else:
        same: list[Json] = [] if single else [{"id": world.make(resource, row.above).id}]
        lists[Kept.UPDATE] = [{"id": row.id, **changed(resource, row)}, *same]
        lists[Kept.DELETE] = [world.make(resource, row.above).id] if not single else []
    return {kind.value: told for kind, told in lists.items() if kind in resource.operations}


def reaching(
    resource: Resource, row: Row, strange: str, absent: str
) -> Iterator[tuple[str, Bodies]]:
    """Batches that name a row: one of another's, and one that is not there."""
    if Kept.UPDATE in resource.operations:
        change: Body = changed(resource, row)
        mine: Json = {"id": row.id}
        yield (
            "update",
            _both({"update": [mine, {"id": each, **change}]} for each in (strange, absent)),
        )
        yield "keep", _both({"update": [mine, {"id": each}]} for each in (strange, absent))
    if Kept.DELETE in resource.operations:
        yield "delete", _both({"delete": [row.id, each]} for each in (strange, absent))


def _both(bodies: Iterator[Json]) -> Bodies:
    another, absent = bodies
    return another, absent


def referring(
    resource: Resource, row: Row, body: Mapping[str, Json], member: str, values: Bodies
) -> Iterator[tuple[str, Bodies]]:
    """Batches in which a member refers to a row."""
    created = body.get("create")
    if isinstance(created, list) and isinstance(created[0], dict):
        first = created[0]
        yield member, _both({"create": [{**first, member: each}]} for each in values)
    if Kept.UPDATE in resource.operations and member in changed(resource, row):
        yield member, _both({"update": [{"id": row.id, member: each}]} for each in values)


def claiming(
    resource: Resource, row: Row, body: Mapping[str, Json], name: str, value: Json
) -> list[Json]:
    """Batches that say of a row what only the path and the database may say."""
    bodies: list[Json] = []
    created = body.get("create")
    if isinstance(created, list) and isinstance(created[0], dict):
        bodies.append({"create": [{**created[0], name: value}]})
    if Kept.UPDATE in resource.operations and name != "id":
        bodies.append({"update": [{"id": row.id, name: value}]})
    return bodies
