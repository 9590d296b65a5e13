"""Random schemas, and random pieces of them: fields, relations, uniques, indexes, checks, rows."""

from __future__ import annotations

import copy
from collections.abc import Callable
from random import Random
from typing import TypeVar
from uuid import UUID

from tests.migrations.soak.judging import fitting
from tests.migrations.soak.values import (
    INTEGERS,
    LONGEST,
    ODD,
    PATTERNS,
    Object,
    Words,
    is_array,
    is_computed,
    limits,
    sample,
    scalar,
    unwired,
    wire,
)
from tests.migrations.soak.world import STAMPS, Formula, Past, Row, World

T = TypeVar("T")

RESOURCES = ("alpha", "order", "user", "b2", "delta", "long_" * 8 + "name", "tmp_alpha")
FIELDS = ("alpha", "order", "user", "b2", "class", "status", "size", "long_" * 8 + "x", "tmp_b2")
RELATIONS = ("near", "group", "select", "b3", "tmp_near")
SCALARS = (
    *("string", "string", "text", "integer", "integer", "bigint", "float", "decimal", "boolean"),
    *("date", "time", "datetime", "duration", "uuid", "json", "bytes", "email", "url", "slug"),
)
SHORT = ("integer", "bigint", "boolean", "date", "uuid", "decimal", "slug")
"""The types that uniques and indexes are made of."""
OWNERS: dict[str, tuple[object, ...]] = {
    "string": ("ada", "grace-2.b", "x" * 9),
    "uuid": (UUID(int=1), UUID(int=2**128 - 1)),
}


def free(rng: Random, pool: tuple[str, ...], *taken: object) -> str | None:
    """A name that is not taken, if there is one."""
    names = {name for each in taken for name in each}  # type: ignore[attr-defined]  # iterables
    return chosen(rng, [name for name in pool if name not in names])


def chosen(rng: Random, among: list[T]) -> T | None:
    """One of them, if there is any."""
    return rng.choice(among) if among else None


def unused(rng: Random, world: World, part: str) -> str:
    """A name for a unique, an index or a check that none in the schema has."""
    taken = {key for each in world.resources.values() for key in each.get(part, {})}
    numbers = [number for number in range(1, 30) if f"{part[0]}{number}" not in taken]
    return f"{part[0]}{rng.choice(numbers)}"


def world(rng: Random) -> World:
    """A small schema that is valid, with rows."""
    kind = rng.choice(("string", "string", "uuid"))
    owner: Object = {"path_param": rng.choice(("user_id", "tenant", "owner_id")), "type": kind}
    made = World(
        {
            "spec": 1,
            "api": {"title": "Soak", "version": "1.0.0"},
            "owner": owner,
            "defaults": {
                "timestamps": rng.random() < 0.4,
                "idempotency": rng.random() < 0.3,
            },
            "security": {"row_level_security": rng.random() < 0.2},
            "enums": {
                "Colour": {"values": ["red", "it's blue", "alpha"]},
                "Size": {"values": ["small", "large"]},
            },
            "resources": {},
            "removed": {},
        }
    )
    for _ in range(rng.randint(1, 3)):
        add_resource(made, rng)
    fill(made, rng, 5)
    return made


def add_resource(world: World, rng: Random) -> str | None:
    """A resource that is new, with fields and perhaps with all else."""
    name = free(rng, RESOURCES, world.resources, world.replaced)
    if name is None:
        return None
    resource: Object = {"fields": {}, "relations": {}}
    world.resources[name] = resource
    if rng.random() < 0.3:
        resource["plural"] = f"{name[:19]}_list"
    if rng.random() < 0.3:
        resource["description"] = rng.choice(ODD)
    if rng.random() < 0.15:
        resource["owned"] = False
        resource["methods"] = ["list", "get"]
    elif rng.random() < 0.2:
        resource["soft_delete"] = True
    parents = [each for each in world.resources if each != name and world.owned(each)]
    if parents and world.owned(name) and rng.random() < 0.2:
        resource["parent"] = rng.choice(parents)
    for _ in range(rng.randint(1, 4)):
        column = free_column(world, name, rng)
        if column is not None:
            resource["fields"][column] = new_field(rng, world.words)
    for _ in range(rng.randint(0, 2)):
        add_belongs_to(world, name, rng)
    for add in (add_unique, add_index, add_check):
        if rng.random() < 0.4:
            add(world, name, rng)
    world.rows[name] = []
    world.past[name] = Past(None, dict.fromkeys(world.columns(name)))
    return name


def free_column(world: World, name: str, rng: Random, pool: tuple[str, ...] = FIELDS) -> str | None:
    """A name that no column of a table has or had before this edit."""
    columns = world.stored(name)
    ends = {"_".join(each.split("_")[:-1]) for each in columns if each.endswith("_id")}
    gone = {each for each in _former(world, name) if reused(world, name, each)}
    relations = world.resources[name].get("relations", {})
    return free(
        rng, pool, columns, relations, ends, gone, {each.removesuffix("_id") for each in gone}
    )


def _former(world: World, name: str) -> frozenset[str]:
    past = world.past.get(name)
    return frozenset() if past is None or past.name is None else past.before


def reused(world: World, name: str, column: str) -> bool:
    """Whether it has been said before that another had the column's name: it is said once."""
    names = {name, world.past[name].name}
    words = {column, column.removesuffix("_id")}
    return bool({f"{each}.{word}" for each in names for word in words} & world.replaced)


def new_field(rng: Random, words: Words) -> Object:
    """A field of any type, with limits, nullability and default."""
    kind = rng.choice((*SCALARS, *words, *words))
    field: Object = {"type": kind, **bounds(rng, kind)}
    if kind not in ("json", "bytes") and rng.random() < 0.12:
        field["type"] = f"{kind}[]"
        field["max_items"] = rng.choice((3, 5))
    field |= presence(field, rng, words)
    if rng.random() < 0.3:
        field["description"] = rng.choice(ODD)
    return field


def presence(field: Object, rng: Random, words: Words) -> Object:
    """Where the value of a row comes from that does not bring one."""
    match rng.choice(("required", "nullable", "nullable", "default", "default", "both")):
        case "required":
            return {"required": True}
        case "nullable":
            return {"nullable": True}
        case "default":
            return {"default": new_default(field, rng, words)}
        case _:
            return {"nullable": True, "default": new_default(field, rng, words)}


def new_default(field: Object, rng: Random, words: Words) -> object:
    """A default within the field's limits; of times and ids also one that is computed."""
    computed = {"datetime": "now", "uuid": "uuid"}.get(str(field["type"]))
    if computed is not None and rng.random() < 0.5:
        return computed
    return wire(field, sample(field, words, rng))


def bounds(rng: Random, kind: str) -> Object:
    """Limits for a type: those that every value in `samples` may or may not meet."""
    found: Object = {}
    if kind in ("string", "text", "bytes") and rng.random() < 0.7:
        found["max_length"] = rng.choice((1, 9, 30, 200, LONGEST[kind]))
        if rng.random() < 0.3:
            found["min_length"] = rng.choice((0, 1))
    if kind == "string" and rng.random() < 0.2:
        found["pattern"] = rng.choice(list(PATTERNS))
    if kind in INTEGERS or kind in ("float", "decimal"):
        if rng.random() < 0.4:
            found["minimum"] = rng.choice((-5, 0, 1))
        if rng.random() < 0.4:
            found["maximum"] = rng.choice((5, 9))
    if kind == "decimal":
        found["precision"], found["scale"] = rng.choice(((8, 2), (5, 1), (6, 3), (38, 0), (4, 2)))
    return found


def add_belongs_to(world: World, name: str, rng: Random, *, new: bool = True) -> str | None:
    """A reference to a resource; to a table that has rows, one that may be null."""
    targets = [each for each in world.resources if world.owned(name) or not world.owned(each)]
    if not targets:
        return None
    target = rng.choice(targets)
    pool = (target,) if rng.random() < 0.4 else RELATIONS
    relation = free_column(world, name, rng, pool)
    if relation is None:
        return None
    nullable = not new or target == name or rng.random() < 0.7
    world.resources[name].setdefault("relations", {})[relation] = {
        "belongs_to": target,
        "nullable": nullable,
        "on_delete": rng.choice(["restrict", "cascade", *(["set_null"] if nullable else [])]),
    }
    return f"{relation}_id"


def short_columns(world: World, name: str) -> list[str]:
    """The columns that uniques and indexes can have."""
    return [
        column
        for column, field in world.columns(name).items()
        if column not in (*STAMPS, "deleted_at")
        and not is_array(field)
        and (field["type"] in SHORT or field["type"] in world.words)
    ]


def add_unique(world: World, name: str, rng: Random) -> bool:
    """Columns that are unique together."""
    columns = short_columns(world, name)
    if not columns:
        return False
    listed = rng.sample(columns, min(len(columns), rng.choice((1, 1, 2))))
    world.resources[name].setdefault("unique", {})[unused(rng, world, "unique")] = listed
    return True


def add_index(world: World, name: str, rng: Random) -> bool:
    """Columns that are looked up together, perhaps only of some rows."""
    columns = short_columns(world, name)
    if not columns:
        return False
    listed = rng.sample(columns, min(len(columns), rng.choice((1, 1, 2))))
    keys = [rng.choice(("", "-")) + column for column in listed]
    index: Object = {"fields": keys}
    rest = [column for column in columns if column not in listed]
    if rest and rng.random() < 0.2:
        index["include"] = [rng.choice(rest)]
    key = unused(rng, world, "indexes")
    if rng.random() < 0.3:
        condition = new_condition(world, name, rng)
        world.conditions[(name, key)] = condition
        index["where"] = condition.sql
    world.resources[name].setdefault("indexes", {})[key] = index
    return True


def add_check(world: World, name: str, rng: Random) -> bool:
    """A condition that every row meets."""
    condition = new_condition(world, name, rng)
    key = unused(rng, world, "checks")
    world.conditions[(name, key)] = condition
    world.resources[name].setdefault("checks", {})[key] = condition.sql
    return True


Maker = Callable[[str, Random], Formula]


def new_condition(world: World, name: str, rng: Random) -> Formula:
    """A condition on one or two columns of a table."""
    columns = {
        column: field
        for column, field in world.columns(name).items()
        if not is_array(field) and column not in (*STAMPS, "deleted_at")
    }
    columns = columns or {"id": {"type": "uuid"}}
    names = list(columns)
    two = (rng.choice(names), rng.choice(names))
    found = [Formula("{} IS NULL OR {} IS NOT NULL", two, lambda a, b: a is None or b is not None)]
    for column, field in columns.items():
        one = (column,)
        if field.get("nullable"):
            found.append(Formula("{} IS NOT NULL", one, lambda value: value is not None))
        if scalar(field) in INTEGERS:
            low, _ = limits(field)
            found.append(Formula(f"{{}} >= {low}", one, _at_least(low)))
            found.append(Formula("{} <> 9 OR {} IS NULL", one * 2, lambda value, _: value != 9))
        if field["type"] in ("string", "text"):
            found.append(Formula("{} <> 'alpha'", one, lambda value: value != "alpha"))
    return rng.choice(found)


def _at_least(low: int) -> Callable[[object], bool | None]:
    return lambda value: None if not isinstance(value, int) else value >= low


def fill(world: World, rng: Random, count: int) -> None:
    """Give each table that many rows more, as far as they fit together."""
    owners = OWNERS[str(world.schema["owner"]["type"])]
    for name in (*world.resources, *world.joins):
        rows = world.rows.setdefault(name, [])
        for number in range(count):
            row = new_row(world, name, owners[number % len(owners)], rng)
            if row is not None and fitting(world, name, row):
                rows.append(row)


def new_row(world: World, name: str, owner: object, rng: Random) -> Row | None:
    """A row with values at their limits, which may not fit the others."""
    row: Row = {} if name in world.joins else {"id": UUID(int=rng.getrandbits(128))}
    if world.led(name):
        row[world.owner] = owner
    for column, field in world.stored(name).items():
        if "was" in field:
            row[column] = unwritten(field, world.words, rng)
        elif "target" in field:
            row[column] = _referred(world, str(field["target"]), owner, rng)
        elif field.get("nullable") and rng.random() < 0.3:
            row[column] = None
        else:
            row[column] = sample(field, world.words, rng)
        if row[column] is None and not field.get("nullable"):
            return None
    return row


def unwritten(field: Object, words: Words, rng: Random) -> object:
    """What a row has in a column that nobody writes any more."""
    given = field.get("default")
    return sample(field, words, rng) if is_computed(field, given) else unwired(field, given)


def _referred(world: World, target: str, owner: object, rng: Random) -> object:
    rows = world.rows.get(target, [])
    ids = [row["id"] for row in rows if not world.led(target) or row[world.owner] == owner]
    return rng.choice([None, *ids]) if rng.random() < 0.2 else chosen(rng, ids)


def copied(world: World) -> World:
    """A copy that an edit may change, and leave half changed."""
    made = World(
        copy.deepcopy(world.schema),
        {name: [dict(row) for row in rows] for name, rows in world.rows.items()},
        dict(world.conditions),
    )
    made.past, made.former = copy.deepcopy(world.past), world.former
    made.replaced, made.former_words = world.replaced, world.former_words
    made.formulas = dict(world.formulas)
    made.former_owner, made.former_owner_type = world.former_owner, world.former_owner_type
    made.former_owned = world.former_owned
    made.found = world.found
    made.renamed_joins = world.renamed_joins
    made.retired = copy.deepcopy(world.retired)
    return made
