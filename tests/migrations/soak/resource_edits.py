"""Edits of whole resources, of how they refer to each other, of enums, and of the schema."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from tests.migrations.soak import growing
from tests.migrations.soak.edits import Edit
from tests.migrations.soak.growing import chosen, free, free_column
from tests.migrations.soak.values import Object, is_array, scalar
from tests.migrations.soak.world import FRESH, STAMPS, Past, World, parent


def add_resource(world: World, rng: Random) -> object:
    return len(world.resources) < 5 and growing.add_resource(world, rng)


def drop_resource(world: World, rng: Random) -> object:
    """Drop a resource, and every reference to it."""
    name = chosen(rng, list(world.resources))
    if name is None or len(world.resources) < 2:
        return None
    return remove_resource(world, name)


def remove_resource(world: World, name: str) -> bool:
    """Take a resource out, and whatever refers to it."""
    for join, ends in list(world.joins.items()):
        if name in ends:
            _drop_join(world, join)
    for other, column in list(world.referring(name)):
        if other != name:
            _drop_reference(world, other, column)
    del world.resources[name]
    world.rows.pop(name, None)
    world.past.pop(name)
    world.retired.pop(name, None)
    for key in [key for key in world.conditions if key[0] == name]:
        del world.conditions[key]
    world.formulas = {key: each for key, each in world.formulas.items() if key[0] != name}
    return True


def _drop_reference(world: World, name: str, column: str) -> None:
    resource = world.resources[name]
    word = column.removesuffix("_id")
    if word == parent(resource) and word not in resource.get("relations", {}):
        del resource["parent"]
    world.drop_column(name, column)


def _drop_join(world: World, join: str) -> None:
    for name, resource in world.resources.items():
        for key, relation in list(resource.get("relations", {}).items()):
            far = relation.get("many_to_many")
            if far and relation.get("through", f"{name}_{far}") == join:
                del resource["relations"][key]
    world.rows.pop(join, None)
    world.past.pop(join)


def rename_resource(world: World, rng: Random) -> object:
    name = chosen(rng, list(world.resources))
    new = free(rng, growing.RESOURCES, world.resources, world.replaced)
    if name is None or new is None:
        return None
    world.rename_resource(name, new)
    return True


def swap_resources(world: World, rng: Random) -> object:
    if len(world.resources) < 2:
        return None
    one, other = rng.sample(list(world.resources), 2)
    for old, new in ((one, "zz_swapped"), (other, one), ("zz_swapped", other)):
        world.rename_resource(old, new)
    return True


def change_plural(world: World, rng: Random) -> object:
    name = chosen(rng, list(world.resources))
    if name is None:
        return None
    resource = world.resources[name]
    if resource.pop("plural", None) is None:
        resource["plural"] = f"{name[:19]}_list"
    return True


def add_relation(world: World, rng: Random) -> object:
    name = chosen(rng, list(world.resources))
    if name is None:
        return None
    column = growing.add_belongs_to(world, name, rng, new=world.past[name].name is None)
    if column is not None and world.past[name].name is not None:
        world.add_column(name, column, None)
    elif column is not None:
        world.past[name].columns[column] = None
    return column


def _relation(world: World, rng: Random) -> tuple[str, str, Object] | None:
    return chosen(
        rng,
        [
            (name, key, relation)
            for name, resource in world.resources.items()
            for key, relation in resource.get("relations", {}).items()
            if "belongs_to" in relation
        ],
    )


def drop_relation(world: World, rng: Random) -> object:
    found = _relation(world, rng)
    if found is None:
        return None
    world.drop_column(found[0], f"{found[1]}_id")
    return True


def rename_relation(world: World, rng: Random) -> object:
    found = _relation(world, rng)
    if found is None or (new := free_column(world, found[0], rng, growing.RELATIONS)) is None:
        return None
    world.rename_column(found[0], f"{found[1]}_id", f"{new}_id")
    return True


def change_on_delete(world: World, rng: Random) -> object:
    found = _relation(world, rng)
    if found is None:
        return None
    words = ["restrict", "cascade", *(["set_null"] if found[2].get("nullable") else [])]
    found[2]["on_delete"] = rng.choice(words)
    return True


def change_target(world: World, rng: Random) -> object:
    found = _relation(world, rng)
    if found is None:
        return None
    owned = world.owned(found[0])
    found[2]["belongs_to"] = rng.choice([e for e in world.resources if owned or not world.owned(e)])
    return True


def require_relation(world: World, rng: Random) -> object:
    found = _relation(world, rng)
    if found is None or found[2].get("on_delete") == "set_null":
        return None
    if world.past[found[0]].columns[f"{found[1]}_id"] is None:
        return None
    if found[2].get("nullable"):
        rows = world.rows.get(found[0], [])
        if any(row[f"{found[1]}_id"] is None for row in rows) and rng.random() < 0.5:
            return None
        del found[2]["nullable"]
    else:
        found[2]["nullable"] = True
    return True


def add_join(world: World, rng: Random) -> object:
    name = chosen(rng, list(world.resources))
    if name is None or not world.owned(name):
        return None
    far = rng.choice(list(world.resources))
    relation = free_column(world, name, rng, ("many", "tags", "links"))
    table = chosen(rng, [e for e in ("j1", "j2", "j3") if e not in {*world.joins, *world.gone}])
    if relation is None or table is None or f"{far}_ids" in world.columns(name):
        return None
    said: Object = {"many_to_many": far}
    default = f"{name}_{far}"
    taken = {*world.joins, *world.gone, *(world.plural(each) for each in world.resources)}
    if rng.random() < 0.5 or default in taken or len(default) > 40:
        said["through"] = table
    relations = world.resources[name].setdefault("relations", {})
    if any(each.get("many_to_many") == far for each in relations.values()):
        return None
    relations[relation] = said
    join = said.get("through", default)
    world.rows[join] = []
    world.past[join] = Past(None, dict.fromkeys(world.columns(join)))
    return True


def drop_join(world: World, rng: Random) -> object:
    join = chosen(rng, list(world.joins))
    if join is None:
        return None
    _drop_join(world, join)
    return True


def toggle_soft_delete(world: World, rng: Random) -> object:
    name = chosen(rng, [each for each in world.resources if world.owned(each)])
    if name is None:
        return None
    resource = world.resources[name]
    if resource.pop("soft_delete", False):
        gone = {row["id"] for row in world.rows.get(name, []) if row["deleted_at"] is not None}
        for other, column in world.referring(name):
            if any(row[column] in gone for row in world.rows.get(other, [])):
                resource["soft_delete"] = True
                return None
        rows = [row for row in world.rows.get(name, []) if row["deleted_at"] is None]
        world.rows[name] = rows
        world.forget_column(name, "deleted_at")
    elif "deleted_at" in world.past[name].gone:
        return None
    else:
        resource["soft_delete"] = True
        world.add_column(name, "deleted_at", None)
    return True


def toggle_timestamps(world: World, rng: Random) -> object:
    if any(stamp in past.gone for past in world.past.values() for stamp in STAMPS):
        return None
    there = world.timestamps
    world.schema["defaults"]["timestamps"] = not there
    for name in world.resources:
        for stamp in STAMPS:
            if there:
                world.forget_column(name, stamp)
            else:
                world.add_column(name, stamp, FRESH)
    return True


def toggle_security(world: World, rng: Random) -> object:
    secured = world.schema["security"]["row_level_security"]
    world.schema["security"]["row_level_security"] = not secured
    return True


def toggle_idempotency(world: World, rng: Random) -> object:
    idempotency = world.schema["defaults"].get("idempotency", True)
    world.schema["defaults"]["idempotency"] = not idempotency
    return True


def add_word(world: World, rng: Random) -> object:
    enum = rng.choice(list(world.schema["enums"].values()))
    new = free(rng, ("green", "none", "it's blue", "alpha", "red", "small"), enum["values"])
    said_of = {*enum.get("renamed_values", {}), *enum.get("map_removed", {})}
    converted = any("word-removed" in formula.codes for formula in world.formulas.values())
    if new is None or new in said_of or converted:
        return None
    enum["values"].insert(rng.randint(0, len(enum["values"])), new)
    return True


def drop_word(world: World, rng: Random) -> object:
    """A word that no default has; rows that hold it get another, or none."""
    name = rng.choice(list(world.schema["enums"]))
    enum = world.schema["enums"][name]
    word = rng.choice(enum["values"])
    mapped = enum.get("map_removed", {})
    said_of = {*enum.get("renamed_values", {}).values(), *mapped.values()}
    if len(enum["values"]) < 2 or word in said_of or not _stays(world, name):
        return None
    columns = _columns_of(world, name)
    if any(_mentions(field, word) for _, _, field in columns):
        return None
    enum["values"].remove(word)
    if word not in world.former_words[name]:
        return True
    into = [each for each in enum["values"] if each in world.former_words[name]]
    if all(field.get("nullable") and not is_array(field) for _, _, field in columns):
        into.append(None)
    kept = chosen(rng, into)
    if not into:
        return None
    enum["map_removed"] = {**mapped, word: kept}
    for table, column, _ in columns:
        for row in world.rows.get(table, []):
            row[column] = _spelt(row[column], {word: kept})
    return True


def _columns_of(world: World, enum: str) -> list[tuple[str, str, Object]]:
    return [
        (table, column, field)
        for table, resource in world.resources.items()
        for column, field in resource["fields"].items()
        if scalar(field) == enum
    ]


def _stays(world: World, enum: str) -> bool:
    """Whether all columns with an enum had it before, or are new."""
    for table, column, _ in _columns_of(world, enum):
        old = world.past[table].columns.get(column)
        described = {} if old is None else world.past[table].described[old]
        if old is not None and ("was" in described or scalar(described) != enum):
            return False
    return True


def _mentions(field: Object, word: str) -> bool:
    return any(word in _flat(field.get(key)) for key in ("default", "backfill"))


def _flat(said: object) -> list[object]:
    return said if isinstance(said, list) else [said]


def rename_word(world: World, rng: Random) -> object:
    """Another name for a word, in rows and defaults, or two words that swap theirs."""
    name = rng.choice(list(world.schema["enums"]))
    enum = world.schema["enums"][name]
    old = rng.choice(enum["values"])
    mapped = enum.get("map_removed", {})
    new = free(rng, ("green", "none", "small", "other"), enum["values"], mapped)
    if new is None or "renamed_values" in enum or mapped or not _stays(world, name):
        return None
    names = {old: new}
    if len(enum["values"]) > 1 and rng.random() < 0.3:
        other = rng.choice([word for word in enum["values"] if word != old])
        names = {old: other, other: old}
    enum["values"] = [names.get(word, word) for word in enum["values"]]
    enum["renamed_values"] = names
    inverse = {now: was for was, now in names.items()}
    for table, column, field in _columns_of(world, name):
        for key in ("default", "backfill"):
            if key in field:
                field[key] = _spelt(field[key], names)
        for row in world.rows.get(table, []):
            row[column] = _spelt(row[column], names)
        undo = world.past[table].inverse.setdefault(column, [])
        undo.append(lambda value: _spelt(value, inverse))
    return True


def _spelt(value: object, names: Mapping[str, str | None]) -> object:
    if isinstance(value, list):
        return [_spelt(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


RESOURCE_EDITS: dict[str, Edit] = {
    "add a resource": add_resource,
    "drop a resource": drop_resource,
    "rename a resource": rename_resource,
    "swap two resources": swap_resources,
    "change a plural": change_plural,
    "add a relation": add_relation,
    "drop a relation": drop_relation,
    "rename a relation": rename_relation,
    "change what happens on delete": change_on_delete,
    "change what a relation refers to": change_target,
    "require a relation, or not": require_relation,
    "add a join": add_join,
    "drop a join": drop_join,
    "switch soft deletion": toggle_soft_delete,
    "switch timestamps": toggle_timestamps,
    "switch row-level security": toggle_security,
    "switch idempotency": toggle_idempotency,
    "add a word": add_word,
    "drop a word": drop_word,
    "rename a word": rename_word,
}
