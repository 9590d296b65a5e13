"""Edits of what waits to be dropped: fields that are retired, come back, or whose time is over."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random

from tests.migrations.soak.growing import chosen, new_default
from tests.migrations.soak.retyping import settled
from tests.migrations.soak.values import Object
from tests.migrations.soak.world import World

KEPT = ("type", "precision", "scale", "max_items", "default", "description")
"""What is left of a field whose column is retired."""


def retire(world: World, rng: Random) -> object:
    """Remove a field, and keep its data until a version."""
    found = settled(world, rng)
    if found is None or len(world.resources[found[0]]["fields"]) < 2:
        return None
    name, column, field = found
    if world.past[name].columns[column] != column:
        return None
    values = [row[column] for row in world.rows.get(name, [])]
    world.drop_column(name, column)
    for row, value in zip(world.rows.get(name, []), values, strict=True):
        row[column] = value
    world.past[name].columns[column] = column
    kept: Object = {key: field[key] for key in KEPT if key in field}
    until = world.version + rng.choice((1, 1, 2, 3))
    was = {k: copy.deepcopy(v) for k, v in field.items() if k not in ("renamed_from", "convert")}
    kept |= {"nullable": True, "until": until, "was": was}
    world.retired.setdefault(name, {})[column] = kept
    return True


def revive(world: World, rng: Random) -> object:
    """Use a field again that was retired, with the values that it had."""
    found = _waiting(world, rng)
    if found is None:
        return None
    name, column = found
    field: Object = world.retired[name].pop(column)["was"]
    empty = any(row[column] is None for row in world.rows.get(name, []))
    field.pop("backfill", None)
    if rng.random() < 0.3:
        field.pop("required", None)
        field["nullable"] = True
    if not field.get("nullable") and ("default" not in field or (empty and rng.random() < 0.3)):
        field["backfill"] = new_default(field, rng, world.words)
    world.resources[name]["fields"][column] = field
    return True


def drop_early(world: World, rng: Random) -> object:
    """Drop what was to wait for longer."""
    found = _waiting(world, rng)
    if found is None:
        return None
    del world.retired[found[0]][found[1]]
    world.forget_column(*found)
    return True


def release(world: World, rng: Random) -> object:
    """The next version of the API, which drops what has waited for it."""
    world.version += 1
    for name, columns in world.retired.items():
        for column in [
            column for column, kept in columns.items() if kept["until"] <= world.version
        ]:
            del columns[column]
            world.forget_column(name, column)
    return True


def _waiting(world: World, rng: Random) -> tuple[str, str] | None:
    """What was retired before this edit."""
    return chosen(
        rng,
        [
            (name, column)
            for name, columns in world.retired.items()
            for column in columns
            if "was" in world.past[name].described.get(column, {})
        ],
    )


def in_use(world: World) -> tuple[Object, bool]:
    """The schema with everything in use that waits, and whether anything does."""
    schema = copy.deepcopy(world.schema)
    for name, columns in world.retired.items():
        for column, kept in columns.items():
            schema["resources"][name]["fields"][column] = kept["was"]
            schema["removed"].pop(f"{name}.{column}", None)
    return schema, any(world.retired.values())


RETIRING: dict[str, Callable[[World, Random], object]] = {
    "retire a field": retire,
    "revive a field": revive,
    "drop a retired field": drop_early,
    "release a version": release,
}
