"""The words that declare an edit, and what is said where one of them is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.migrations.soak.values import Object
from tests.migrations.soak.world import World

DROPS = frozenset({"drop-not-declared", "drop-or-rename"})
RENAMES = DROPS | {"rename-contested", "backfill-needed"}


@dataclass(frozen=True)
class Declaration:
    """A word that an edit needs: where it stands, and how its absence may be refused."""

    place: str
    codes: frozenset[str]
    remove: Callable[[Object], object]
    """Takes the word out of a schema."""


def declare(before: World, after: World) -> list[Declaration]:
    """Write what an edit needs into the schema."""
    _forget(after)
    found = [*_tables(after)]
    for name, past in after.past.items():
        if past.name is not None and name in after.resources:
            found += _columns(before, after, name)
    return found


def _forget(after: World) -> None:
    """Remove the tombstones of what is there again."""
    there = {*after.tables}
    for name in after.tables:
        there |= {f"{name}.{column}" for column in after.columns(name)}
        there |= {f"{name}.{column.removesuffix('_id')}" for column in after.columns(name)}
        if name in after.resources:
            there |= {f"{name}.{each}" for each in after.resources[name].get("relations", {})}
    removed = after.schema["removed"]
    after.schema["removed"] = {name: said for name, said in removed.items() if name not in there}


def _tables(after: World) -> Iterator[Declaration]:
    for name, past in after.past.items():
        if name in after.resources and past.name is not None and past.name != name:
            after.resources[name]["renamed_from"] = past.name
            yield Declaration(f"{name}.renamed_from", RENAMES, _without("resources", name))
        elif name in after.resources and past.name is None:
            after.resources[name].pop("renamed_from", None)
    for name in after.gone:
        yield _tombstone(after, name)


def _tombstone(after: World, name: str) -> Declaration:
    after.schema["removed"][name] = {}
    return Declaration(f"removed.{name}", DROPS, lambda schema: schema["removed"].pop(name))


def _without(*path: str) -> Callable[[Object], object]:
    def remove(schema: Object) -> object:
        for key in path:
            schema = schema[key]
        return schema.pop("renamed_from")

    return remove


def _columns(before: World, after: World, name: str) -> Iterator[Declaration]:
    resource, past = after.resources[name], after.past[name]
    assert past.name is not None
    old_columns = before.columns(past.name)
    for column, old in past.columns.items():
        place, word, former = ("fields", column, old)
        if column not in resource["fields"]:
            place, word = "relations", column.removesuffix("_id")
            former = None if old is None else old.removesuffix("_id")
        if word not in resource.get(place, {}):
            continue
        said: Object = resource[place][word]
        if former is not None and former != word:
            said["renamed_from"] = former
            remove = _without("resources", name, place, word)
            yield Declaration(f"{name}.{word}.renamed_from", RENAMES, remove)
        elif former is None:
            said.pop("renamed_from", None)
        if "backfill" in said and _needed(said, None if old is None else old_columns[old]):
            yield _backfill(name, word)
    for column in past.gone:
        target = "target" in old_columns[column]
        yield _tombstone(after, f"{name}.{column.removesuffix('_id') if target else column}")


def _needed(said: Object, old: Object | None) -> bool:
    """Whether rows need a value that nothing else gives."""
    if said.get("nullable"):
        return False
    return "default" not in said if old is None else bool(old.get("nullable"))


def _backfill(name: str, word: str) -> Declaration:
    def remove(schema: Object) -> object:
        return schema["resources"][name]["fields"][word].pop("backfill")

    return Declaration(f"{name}.{word}.backfill", frozenset({"backfill-needed"}), remove)


def deserved(after: World) -> set[str]:
    """Why an edit is refused though all of it is declared."""
    found = set()
    for name, past in after.past.items():
        if past.name is None:
            continue
        if name in after.resources and past.name != name and name in after.gone:
            found.add("rename-contested")
        if any(old not in (None, new) and new in past.gone for new, old in past.columns.items()):
            found.add("rename-contested")
    if any(_takes_back(members) for members in _members(after)):
        found.add("rename-from-present")
    return found


def _members(after: World) -> Iterator[dict[str, Object]]:
    yield after.resources
    for resource in after.resources.values():
        yield resource["fields"]
        yield resource.get("relations", {})


def _takes_back(members: dict[str, Object]) -> bool:
    """Whether something has a name that another says it had."""
    return any(said.get("renamed_from") in members for said in members.values())


def strip(world: World, keep: Callable[[], bool]) -> None:
    """Remove words of the past that have done their work, but for those to keep."""
    for resource in world.resources.values():
        members = (*resource["fields"].values(), *resource.get("relations", {}).values())
        for said in (resource, *members):
            for word in ("renamed_from", "backfill"):
                if word in said and not keep():
                    del said[word]
    for enum in world.schema["enums"].values():
        if "renamed_values" in enum and not keep():
            del enum["renamed_values"]
    for name in list(world.schema["removed"]):
        if not keep():
            del world.schema["removed"][name]
