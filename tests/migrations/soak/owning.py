"""Edits of whose rows are: the owner's name and type, and what everybody shares."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.migrations.soak.casting import turned
from tests.migrations.soak.growing import OWNERS, chosen, free
from tests.migrations.soak.values import Object
from tests.migrations.soak.world import STUCK, World, parent

NAMES = ("user_id", "tenant", "owner_id", "fleet")


def rename_owner(world: World, rng: Random) -> object:
    old, owner = world.owner, world.schema["owner"]
    new = free(rng, NAMES, [old, world.former_owner])
    if new is None or old != world.former_owner:
        return None
    owner["path_param"], owner["renamed_from"] = new, old
    for rows in world.rows.values():
        for row in rows:
            if old in row:
                row[new] = row.pop(old)
    return True


def change_owner_type(world: World, rng: Random) -> object:
    """A text becomes a UUID where it spells one."""
    owner = world.schema["owner"]
    if owner["type"] != world.former_owner_type:
        return None
    old, new = (
        {"type": owner["type"]},
        {"type": {"string": "uuid", "uuid": "string"}[owner["type"]]},
    )
    for name, resource in world.resources.items():
        if world.past[name].name in world.former_owned[False] and "backfill_owner" in resource:
            return None
        resource.pop("backfill_owner", None)
    led = [row for rows in world.rows.values() for row in rows if world.owner in row]
    values = [_cast(row[world.owner], old, new) for row in led]
    if STUCK in values and rng.random() < 0.9:
        return None
    for row, value in zip(led, values, strict=True):
        row[world.owner] = value
    owner["type"] = new["type"]
    return True


def _cast(value: object, old: Object, new: Object) -> object:
    try:
        return turned(value, old, new)
    except ValueError:
        return STUCK


def share(world: World, rng: Random) -> object:
    """Rows that everybody has from now on."""
    name = chosen(rng, [each for each in world.resources if _alone(world, each, owned=True)])
    if name is None:
        return None
    resource = world.resources[name]
    resource["owned"], resource["methods"] = False, ["list", "get"]
    resource.pop("backfill_owner", None)
    for row in world.rows.get(name, []):
        row.pop(world.owner)
    return True


def give(world: World, rng: Random) -> object:
    """An owner for rows that nobody owned."""
    name = chosen(rng, [each for each in world.resources if _alone(world, each, owned=False)])
    if name is None:
        return None
    resource = world.resources[name]
    del resource["owned"], resource["methods"]
    value = rng.choice(OWNERS[str(world.schema["owner"]["type"])])
    resource["backfill_owner"] = str(value)
    for row in world.rows.get(name, []):
        row[world.owner] = value
    return True


def _alone(world: World, name: str, *, owned: bool) -> bool:
    """Whether a resource that was there may get another owner, or none."""
    resource, former = world.resources[name], world.past[name].name
    if world.owned(name) is not owned or former is None or former not in world.former_owned[owned]:
        return False
    if (
        world.owner != world.former_owner
        or world.schema["owner"]["type"] != world.former_owner_type
    ):
        return False
    if "parent" in resource or "soft_delete" in resource or resource.get("relations"):
        return False
    others = [each for each in world.resources.values() if each is not resource]
    if any(parent(each) == name for each in others) or any(name in e for e in world.joins.values()):
        return False
    return owned or all(world.owned(table) for table, _ in world.referring(name))


OWNING: dict[str, Callable[[World, Random], object]] = {
    "rename the owner": rename_owner,
    "change the owner's type": change_owner_type,
    "share rows": share,
    "give rows an owner": give,
}
