"""Edits of fields and of what binds them; each changes a world, or is not possible in it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.migrations.soak import growing
from tests.migrations.soak.growing import bounds, chosen, free_column, new_default, new_field
from tests.migrations.soak.values import (
    INTEGERS,
    ODD,
    TEXTS,
    Object,
    fits,
    is_array,
    scalar,
)
from tests.migrations.soak.world import FRESH, Formula, World

Edit = Callable[[World, Random], object]
"""Returns something false where there is nothing to edit."""


def _resource(world: World, rng: Random) -> str | None:
    return chosen(rng, list(world.resources))


def _field(world: World, rng: Random) -> tuple[str, str, Object] | None:
    name = _resource(world, rng)
    if name is None:
        return None
    column = chosen(rng, list(world.resources[name]["fields"]))
    return None if column is None else (name, column, world.resources[name]["fields"][column])


def add_field(world: World, rng: Random) -> object:
    name = _resource(world, rng)
    if name is None or (column := free_column(world, name, rng)) is None:
        return None
    field = new_field(rng, world.words)
    if rng.random() < 0.2 or not {"nullable", "default"} & {*field}:
        field["backfill"] = new_default(field, rng, world.words)
    world.resources[name]["fields"][column] = field
    world.add_column(name, column, FRESH)
    return True


def drop_field(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None or len(world.resources[found[0]]["fields"]) < 2:
        return None
    world.drop_column(*found[:2])
    return True


def rename_field(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None or (new := free_column(world, found[0], rng)) is None:
        return None
    world.rename_column(found[0], found[1], new)
    return True


def swap_fields(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None:
        return None
    name, one, _ = found
    other = chosen(rng, [each for each in world.resources[name]["fields"] if each != one])
    if other is None:
        return None
    for old, new in ((one, "zz_swapped"), (other, one), ("zz_swapped", other)):
        world.rename_column(name, old, new)
    return True


def reuse_name(world: World, rng: Random) -> object:
    """Rename a field, and add another under the name that it had."""
    found = _field(world, rng)
    if found is None or (new := free_column(world, found[0], rng)) is None:
        return None
    name, old, _ = found
    world.rename_column(name, old, new)
    if growing.reused(world, name, old):
        return True
    field = new_field(rng, world.words) | {"nullable": True}
    field.pop("required", None)
    world.resources[name]["fields"][old] = field
    world.add_column(name, old, FRESH)
    return True


def change_bounds(world: World, rng: Random) -> object:
    """Other limits, or another type that is stored alike."""
    found = _field(world, rng)
    if found is None:
        return None
    name, column, field = found
    if "backfill" in field and world.past[name].columns[column] is None:
        return None
    kind = scalar(field)
    if kind in TEXTS or kind in world.words:
        kind = rng.choice((kind, *TEXTS, *world.words))
    elif kind not in (*INTEGERS, "float", "decimal", "bytes"):
        return None
    changed: Object = {
        key: field[key] for key in ("required", "nullable", "description") if key in field
    }
    changed |= {"type": kind} | bounds(rng, kind)
    if kind == "decimal":
        changed |= {key: field[key] for key in ("precision", "scale")}
    if is_array(field):
        changed |= {"type": f"{kind}[]", "max_items": rng.choice((3, 5, 9))}
    if kind in world.words and not _is_converted(world, name, column, changed):
        return None
    values = [row[column] for row in world.rows.get(name, [])]
    held = [value for value in values if value is not None and value is not FRESH]
    # A run that stops proves less than one that goes through.
    if not all(fits(changed, value, world.words) for value in held) and rng.random() < 0.7:
        return None
    if "default" in field:
        changed["default"] = new_default(changed, rng, world.words)
    world.resources[name]["fields"][column] = changed
    return True


def _is_converted(world: World, name: str, column: str, changed: Object) -> bool:
    """Say what rows hold instead of words that the field's new enum has not, as far as needed."""
    past, kind = world.past[name], scalar(changed)
    old = past.described.get(past.columns.get(column) or "", changed)
    lost = {*world.former_words.get(scalar(old), ())} - {*world.words[kind]}
    if scalar(old) == kind or not lost:
        return True
    enum, word = world.schema["enums"][kind], world.words[kind][0]
    if is_array(changed) or {"renamed_values", "map_removed"} & {*enum} or column in past.inverse:
        return False
    codes = frozenset({"word-removed", "mapped-to-null"})
    sql = "'{}'".format(word.replace("'", "''"))
    if sql == old.get("convert"):
        return False
    world.formulas[name, column, "convert"] = Formula(sql, (), lambda: word, codes)
    for row in world.rows.get(name, []):
        if row[column] is not None and row[column] not in world.words[kind]:
            row[column] = word
    return True


def allow_null(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None or found[2].get("nullable"):
        return None
    found[2]["nullable"] = True
    return True


def forbid_null(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None or not found[2].get("nullable"):
        return None
    field = found[2]
    del field["nullable"]
    if "default" not in field:
        field["required"] = True
    field["backfill"] = new_default(field, rng, world.words)
    return True


def change_default(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None:
        return None
    field = found[2]
    if "default" in field and rng.random() < 0.4:
        del field["default"]
        if not field.get("nullable"):
            field["required"] = True
    else:
        field.pop("required", None)
        field["default"] = new_default(field, rng, world.words)
    return True


def describe_field(world: World, rng: Random) -> object:
    found = _field(world, rng)
    if found is None:
        return None
    return _describe(found[2], rng)


def describe_resource(world: World, rng: Random) -> object:
    name = _resource(world, rng)
    return name is not None and _describe(world.resources[name], rng)


def _describe(said: Object, rng: Random) -> bool:
    if "description" in said and rng.random() < 0.5:
        del said["description"]
    else:
        said["description"] = rng.choice(ODD)
    return True


def reorder(world: World, rng: Random) -> object:
    name = _resource(world, rng)
    if name is None:
        return None
    fields = list(world.resources[name]["fields"].items())
    rng.shuffle(fields)
    world.resources[name]["fields"] = dict(fields)
    return True


def _part(world: World, part: str, rng: Random) -> tuple[str, str] | None:
    return chosen(
        rng, [(name, key) for name, each in world.resources.items() for key in each.get(part, {})]
    )


def _adding(add: Callable[[World, str, Random], object]) -> Edit:
    def edit(world: World, rng: Random) -> object:
        name = _resource(world, rng)
        return None if name is None else add(world, name, rng)

    return edit


def _dropping(part: str) -> Edit:
    def edit(world: World, rng: Random) -> object:
        found = _part(world, part, rng)
        if found is None:
            return None
        world.drop_part(found[0], part, found[1])
        return True

    return edit


def _renaming(part: str) -> Edit:
    def edit(world: World, rng: Random) -> object:
        found = _part(world, part, rng)
        if found is None:
            return None
        name, old = found
        new = growing.unused(rng, world, part)
        parts: dict[str, Any] = world.resources[name][part]
        parts[new] = parts.pop(old)
        if (name, old) in world.conditions:
            world.conditions[(name, new)] = world.conditions.pop((name, old))
        return True

    return edit


def change_unique(world: World, rng: Random) -> object:
    """Other columns under the same name."""
    found = _part(world, "unique", rng)
    if found is None:
        return None
    name, key = found
    columns = growing.short_columns(world, name)
    listed = rng.sample(columns, min(len(columns), rng.choice((1, 2))))
    world.resources[name]["unique"][key] = listed
    return True


def change_index(world: World, rng: Random) -> object:
    """Other columns under the same name, or another condition."""
    found = _part(world, "indexes", rng)
    if found is None:
        return None
    name, key = found
    columns = growing.short_columns(world, name)
    world.drop_part(name, "indexes", key)
    index: Object = {"fields": [rng.choice(("", "-")) + rng.choice(columns)]}
    if rng.random() < 0.5:
        world.conditions[(name, key)] = condition = growing.new_condition(world, name, rng)
        index["where"] = condition.sql
    world.resources[name]["indexes"][key] = index
    return True


def change_check(world: World, rng: Random) -> object:
    found = _part(world, "checks", rng)
    if found is None:
        return None
    world.conditions[found] = condition = growing.new_condition(world, found[0], rng)
    world.resources[found[0]]["checks"][found[1]] = condition.sql
    return True


EDITS: dict[str, Edit] = {
    "add a field": add_field,
    "drop a field": drop_field,
    "rename a field": rename_field,
    "swap two fields": swap_fields,
    "use the name of a renamed field again": reuse_name,
    "change limits": change_bounds,
    "allow null": allow_null,
    "forbid null": forbid_null,
    "change a default": change_default,
    "describe a field": describe_field,
    "describe a resource": describe_resource,
    "reorder fields": reorder,
    "add a unique": _adding(growing.add_unique),
    "drop a unique": _dropping("unique"),
    "rename a unique": _renaming("unique"),
    "change a unique": change_unique,
    "add an index": _adding(growing.add_index),
    "drop an index": _dropping("indexes"),
    "rename an index": _renaming("indexes"),
    "change an index": change_index,
    "add a check": _adding(growing.add_check),
    "drop a check": _dropping("checks"),
    "rename a check": _renaming("checks"),
    "change a check": change_check,
}
