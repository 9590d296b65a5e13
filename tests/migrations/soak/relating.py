"""Edits of what resources live under, and of the tables between two of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.migrations.soak.growing import chosen, free
from tests.migrations.soak.world import World


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
    parent = world.resources[name].get("parent")
    return parent is not None and (parent == below or _above(world, parent, below))


def unnest(world: World, rng: Random) -> object:
    """The parent becomes a relation."""
    name = chosen(rng, [name for name, said in world.resources.items() if "parent" in said])
    if name is None or not _free(world, name):
        return None
    resource = world.resources[name]
    parent = resource.pop("parent")
    relation = {"belongs_to": parent, "on_delete": rng.choice(("restrict", "cascade"))}
    resource.setdefault("relations", {})[parent] = relation
    if rng.random() < 0.3:
        relation["nullable"] = True
    return True


def lose_parent(world: World, rng: Random) -> object:
    """A resource that stands for itself from now on."""
    name = chosen(rng, [name for name, said in world.resources.items() if "parent" in said])
    if name is None or not _free(world, name):
        return None
    parent = world.resources[name].pop("parent")
    world.drop_column(name, f"{parent}_id")
    return True


def _free(world: World, name: str) -> bool:
    """Whether nothing else has what would be the relation's name."""
    resource = world.resources[name]
    members = {**resource["fields"], **resource.get("relations", {})}
    return resource["parent"] not in members


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
    "rename a join": rename_join,
}
