"""Edits of what resources live under, and of the tables between two of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.migrations.soak.growing import RELATIONS, chosen, free, free_column
from tests.migrations.soak.values import Object
from tests.migrations.soak.world import FRESH, World, parent


def nest(world: World, rng: Random) -> object:
    """A relation that is called like what it refers to becomes the parent."""
    found = [
        (name, key)
        for name, resource in world.resources.items()
        for key, relation in resource.get("relations", {}).items()
        if relation.get("belongs_to") == key != name
        and "parent" not in resource
        and world.owned(name)
        and world.owned(key)
        and not _above(world, key, name)
    ]
    if not found:
        return None
    name, key = rng.choice(found)
    if world.past[name].columns[f"{key}_id"] is None:
        return None
    empty = any(row[f"{key}_id"] is None for row in world.rows.get(name, []))
    if empty and rng.random() < 0.8:
        return None
    del world.resources[name]["relations"][key]
    world.resources[name]["parent"] = key
    return True


def _above(world: World, name: str, below: str) -> bool:
    """Whether a resource lives under another one, or under what does."""
    above = parent(world.resources[name])
    return above is not None and (above == below or _above(world, above, below))


def unnest(world: World, rng: Random) -> object:
    """The parent becomes a relation."""
    name = chosen(rng, [name for name, said in world.resources.items() if "parent" in said])
    if name is None or not _free(world, name):
        return None
    resource = world.resources[name]
    above = parent(resource)
    if (name, f"{above}_id") in world.found:
        return None
    del resource["parent"]
    relation: Object = {"belongs_to": above, "on_delete": rng.choice(("restrict", "cascade"))}
    resource.setdefault("relations", {})[above] = relation
    if rng.random() < 0.3:
        relation["nullable"] = True
    return True


def lose_parent(world: World, rng: Random) -> object:
    """A resource that stands for itself from now on."""
    name = chosen(rng, [name for name, said in world.resources.items() if "parent" in said])
    if name is None or not _free(world, name):
        return None
    above = parent(world.resources[name])
    del world.resources[name]["parent"]
    world.drop_column(name, f"{above}_id")
    return True


def _free(world: World, name: str) -> bool:
    """Whether nothing else has what would be the relation's name."""
    resource = world.resources[name]
    members = {**resource["fields"], **resource.get("relations", {})}
    return parent(resource) not in members


def find_parent(world: World, rng: Random) -> object:
    """A parent for a resource whose rows are there: SQL finds it, the first one of the owner."""
    pairs = [
        (name, target)
        for name in world.resources
        for target in world.resources
        if name != target and world.owned(name) and world.owned(target)
        if "parent" not in world.resources[name] and not _above(world, target, name)
        if world.past[name].name is not None and world.past[target].name is not None
    ]
    pair = chosen(rng, pairs)
    if pair is None or free_column(world, pair[0], rng, (pair[1],)) is None:
        return None
    name, target = pair
    if f"{target}_id" in world.past[name].before:
        return None
    world.resources[name]["parent"] = {"resource": target, "backfill": {"sql": "NULL"}}
    return _finding(world, name, f"{target}_id")


def find_relation(world: World, rng: Random) -> object:
    """A relation that every row has at once, to the first row of its owner."""
    name = chosen(rng, [n for n in world.resources if world.owned(n) and world.past[n].name])
    relation = None if name is None else free_column(world, name, rng, RELATIONS)
    target = chosen(rng, [e for e in world.resources if world.owned(e) and e != name])
    if name is None or relation is None or target is None or world.past[target].name is None:
        return None
    world.resources[name].setdefault("relations", {})[relation] = {
        "belongs_to": target,
        "backfill": {"sql": "NULL"},
        "on_delete": rng.choice(("restrict", "cascade")),
    }
    return _finding(world, name, f"{relation}_id")


def _finding(world: World, name: str, column: str) -> bool:
    world.add_column(name, column, FRESH)
    world.found |= {(name, column)}
    return True


def rename_join(world: World, rng: Random) -> object:
    """Another table between two resources, with the rows that the former had."""
    found = [
        (name, key)
        for name, resource in world.resources.items()
        for key, relation in resource.get("relations", {}).items()
        if "many_to_many" in relation
    ]
    new = free(rng, ("j1", "j2", "j3"), world.joins, world.former)
    if not found or new is None:
        return None
    name, key = rng.choice(found)
    relation = world.resources[name]["relations"][key]
    old = relation.get("through", f"{name}_{relation['many_to_many']}")
    if world.past[old].name != old or [*world.through(old)] != [(name, key)]:
        return None
    relation["through"] = new
    world.move(old, new)
    world.renamed_joins |= {new}
    return True


RELATING: dict[str, Callable[[World, Random], object]] = {
    "make a relation the parent": nest,
    "make the parent a relation": unnest,
    "lose the parent": lose_parent,
    "find a parent": find_parent,
    "find what to refer to": find_relation,
    "rename a join": rename_join,
}
