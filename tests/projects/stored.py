"""Whatever is stored can be read: no row breaks its own answer, or the list that it is in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import psycopg
from psycopg import sql

from codegen.catalog import Operation as Kept
from codegen.catalog import Resource
from tests.projects.routes import collection
from tests.projects.running import Running

Key = tuple[str, str]
"""The owner of a row, or nothing where it has none, and its id."""


@dataclass(frozen=True)
class Place:
    """Where a row is: what the path of its collection is filled with."""

    id: str
    above: Mapping[str, str]

    def below(self, name: str) -> dict[str, str]:
        """What the path of a collection below the row is filled with."""
        return {**self.above, name: self.id}


def unreadable(running: Running, owner: str | None = None) -> Iterator[str]:
    """What is stored and not answered as it should be, row by row and list by list.

    It is what everybody has, or only one owner and what is shared.
    """
    for resource in running.project.catalog.resources:
        rows = {
            (whose, id_): place
            for (whose, id_), place in stored(running, resource).items()
            if owner is None or whose in {owner, ""}
        }
        template = collection(running.project.catalog, resource)
        if Kept.GET in resource.operations:
            yield from _broken(running, template, rows.values())
        if Kept.LIST in resource.operations:
            expected: dict[str, set[str]] = defaultdict(set)
            for place in rows.values():
                expected[template.format(**place.above)].add(place.id)
            for path, ids in expected.items():
                yield from _unlisted(running, resource, path, ids)


def stored(running: Running, resource: Resource) -> dict[Key, Place]:
    """The rows of a resource for which there is a path: those that nobody has deleted."""
    catalog = running.project.catalog
    owner = sql.Identifier(catalog.owner.name) if resource.owned else sql.Literal("")
    parent = resource.parent
    above = {} if parent is None else stored(running, catalog.resource(parent.resource))
    statement = sql.SQL("SELECT {}::text, id::text, {}::text FROM {} WHERE {}").format(
        owner,
        sql.Literal("") if parent is None else sql.Identifier(parent.field),
        sql.Identifier(resource.plural),
        sql.SQL("deleted_at IS NULL" if resource.soft_delete else "true"),
    )
    places: dict[Key, Place] = {}
    with psycopg.connect(running.database_url) as connection:
        for whose, id_, under in connection.execute(statement):
            if parent is None:
                named = {catalog.owner.name: whose} if resource.owned else {}
                places[whose, id_] = Place(id_, named)
                continue
            owned = catalog.resource(parent.resource).owned
            found = above.get((whose if owned else "", under))
            if found is not None:
                named = {catalog.owner.name: whose} if resource.owned else {}
                places[whose, id_] = Place(id_, {**named, **found.below(parent.field)})
    return places


def _broken(running: Running, template: str, places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        path = f"{template.format(**place.above)}/{place.id}"
        answer = running.client.get(path)
        if answer.status_code != 200:
            yield f"{path} was answered {answer.status_code}: {answer.text[:300]}"


def _unlisted(running: Running, resource: Resource, path: str, expected: set[str]) -> Iterator[str]:
    """The rows that a list should have, with everything that it can show beside them."""
    expand = ",".join(resource.listing.expand)
    query = {"limit": str(resource.page_size.maximum), **({"expand": expand} if expand else {})}
    url, listed = str(running.client.base_url.join(path).copy_with(params=query)), set[str]()
    while url:
        answer = running.client.get(url)
        if answer.status_code != 200:
            yield f"{url} was answered {answer.status_code}: {answer.text[:300]}"
            return
        page = answer.json()
        listed |= {row["id"] for row in (page if isinstance(page, list) else page["items"])}
        url = answer.links.get("next", {}).get("url", "")
    if listed != expected:
        yield f"{path} lists {len(listed)} rows of {len(expected)}: {sorted(listed ^ expected)[:3]}"
