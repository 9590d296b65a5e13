"""Edits that fill a field from the row: `backfill` as SQL."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from random import Random

from tests.migrations.soak.casting import stored
from tests.migrations.soak.growing import chosen, free_column, new_default
from tests.migrations.soak.retyping import fitting, settled
from tests.migrations.soak.values import Object, is_array
from tests.migrations.soak.world import FRESH, STUCK, Formula, World

NEEDED = frozenset({"backfill-needed"})
TARGETS = ("string", "integer", "boolean")


def fill_new_field(world: World, rng: Random) -> object:
    """A field that is new, with a value made of another one."""
    found = settled(world, rng)
    if found is None or (new := free_column(world, found[0], rng)) is None:
        return None
    name, source, old = found
    target = rng.choice(TARGETS)
    formula = chosen(rng, [*_formulas(source, old, target)])
    if formula is None:
        return None
    field: Object = {"type": target}
    if target == "integer" and rng.random() < 0.4:
        field["maximum"] = 9
    field |= rng.choice(({"required": True}, {"required": True}, {"nullable": True}))
    if rng.random() < 0.3:
        field.pop("required", None)
        field["default"] = new_default(field, rng, world.words)
    if not _put(world, rng, name, new, field, formula):
        return None
    world.add_column(name, new, FRESH)
    return True


def fill_nulls(world: World, rng: Random) -> object:
    """Another field in place of nulls."""
    found = settled(world, rng)
    if found is None or not found[2].get("nullable") or stored(found[2]) not in ("text", "integer"):
        return None
    name, column, old = found
    other = settled(world, rng, name)
    if other is None or other[1] == column or is_array(old) or old["type"] in world.words:
        return None
    target = "string" if stored(old) == "text" else "integer"
    formula = chosen(rng, [*_formulas(other[1], other[2], target)])
    if formula is None:
        return None
    field = {key: value for key, value in old.items() if key != "nullable"}
    if "default" not in field:
        field["required"] = True
    return _put(world, rng, name, column, field, formula)


def _put(
    world: World, rng: Random, name: str, column: str, field: Object, formula: Formula
) -> bool:
    rows = world.rows.get(name, [])
    values = [
        formula.gives(*(row[each] for each in formula.columns))
        for row in rows
        if row.get(column) is None and STUCK not in row.values()
    ]
    if any(not fitting(world, field, each) for each in values) and rng.random() < 0.8:
        return False
    world.formulas[name, column, "backfill"] = formula
    world.resources[name]["fields"][column] = field
    return True


def _formulas(source: str, old: Object, target: str) -> Iterator[Formula]:
    """What can be made of a field."""
    one = (source,)
    if target == "boolean":
        yield Formula("{} IS NULL", one, lambda value: value is None, NEEDED)
    if is_array(old):
        return
    match stored(old), target:
        case "text", "string":
            sql = "coalesce(left({}, 5), 'it''s :none')"
            yield Formula(sql, one, _or("it's :none", lambda value: value[:5]), NEEDED)
        case "text", "integer":
            yield Formula("coalesce(char_length({}), 0)", one, _or(0, len), NEEDED)
        case (("integer" | "bigint"), "string"):
            yield Formula("coalesce({}::text, 'none')", one, _or("none", str), NEEDED)
        case "integer", "integer":
            sql = "coalesce({} % 5, 3)"
            yield Formula(sql, one, _or(3, lambda value: int(math.fmod(value, 5))), NEEDED)
            yield Formula("{}", one, lambda value: value, NEEDED)
        case "boolean", "string":
            sql = "CASE WHEN {} THEN 'yes' ELSE 'no' END"
            yield Formula(sql, one, lambda value: "yes" if value else "no", NEEDED)


def _or(other: object, value: Callable[..., object]) -> Callable[..., object]:
    return lambda each: other if each is None else value(each)


FILLING: dict[str, Callable[[World, Random], object]] = {
    "fill a new field from the row": fill_new_field,
    "fill nulls from the row": fill_nulls,
}
