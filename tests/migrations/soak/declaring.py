"""The words that declare an edit, and what is said where one of them is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.migrations.soak.values import Object
from tests.migrations.soak.world import World, parent

DROPS = frozenset({"drop-not-declared", "drop-or-rename"})
RENAMES = DROPS | {
    *("rename-contested", "rename-from-present", "backfill-needed", "conversion-needed"),
    *("removed-but-present", "bad-removal", "drop-not-declared"),
}


@dataclass(frozen=True)
class Declaration:
    """A word that an edit needs: where it stands, and how its absence may be refused."""

    place: str
    codes: frozenset[str]
    remove: Callable[[Object], object]
    """Takes the word out of a schema."""


def declare(before: World, after: World) -> list[Declaration]:
    """Write what an edit needs into the schema."""
    after.write_formulas()
    _forget(after)
    _forget_names(after)
    found = [
        *_tables(after),
        *_words(after),
        *_owners(before, after),
        *_joins(after),
        *_found(after),
    ]
    for name, past in after.past.items():
        if past.name is not None and name in after.resources:
            found += _columns(before, after, name)
    return found


def _forget(after: World) -> None:
    """Remove the tombstones of what is there again, and what has replaced nothing that is there."""
    there = {*after.tables}
    for name in after.tables:
        columns = after.columns(name)
        there |= {f"{name}.{column}" for column in columns}
        there |= {f"{name}.{after.owner}"} if after.led(name) else set()
        there |= {f"{name}.{column.removesuffix('_id')}" for column in columns}
        if name in after.resources:
            there |= {f"{name}.{each}" for each in after.resources[name].get("relations", {})}
    removed = after.schema["removed"].items()
    after.schema["removed"] = {
        name: said
        for name, said in removed
        if (name in there) == bool(said.get("replaced")) and not _waits(said, after)
    }


def _waits(said: Object, after: World) -> bool:
    """Whether a tombstone is for something that is kept; such a one is written anew."""
    return int(said.get("drop_after", "1.0").split(".")[1]) > after.version


def _tables(after: World) -> Iterator[Declaration]:
    for name, past in after.past.items():
        if name not in after.resources:
            continue
        if past.name is not None and past.name != name:
            after.resources[name]["renamed_from"] = past.name
            # Where another has the name now, it could as well be gone.
            if not _is_new(after, past.name):
                yield Declaration(f"{name}.renamed_from", RENAMES, _without("resources", name))
        elif past.name is None:
            after.resources[name].pop("renamed_from", None)
        if name in after.former and (past.name is None or name in {*after.gone} - {past.name}):
            after.schema["removed"][name] = {"replaced": True}
    for name in after.gone - {*after.resources}:
        yield _tombstone(after, name)


def repeated(before: World, after: World) -> bool:
    """Whether a rename is said in the words of an earlier one, which counts as made.

    Its author takes the words out, migrates nothing, and says them again with the next edit.
    """
    for name, past in after.past.items():
        said_of_it = before.resources.get(name, {}).get("renamed_from")
        if name in after.resources and past.name != name and said_of_it in (past.name or name,):
            return True
        for column, old in past.columns.items():
            for word in (column, column.removesuffix("_id")):
                said = _described(before, past.name, word)
                if old not in (None, column) and said in (old, (old or "").removesuffix("_id")):
                    return True
    return False


def _described(before: World, resource: str | None, word: str) -> str | None:
    """What the schema of before said that a member was called before that."""
    members = before.resources.get(resource or "", {})
    said = {**members.get("fields", {}), **members.get("relations", {})}.get(word, {})
    former = said.get("renamed_from")
    return None if former is None else str(former)


def _found(after: World) -> Iterator[Declaration]:
    """The queries for what rows refer to."""
    codes = frozenset({"backfill-needed"})
    for name, column in sorted(after.found):
        resource, word = after.resources[name], column.removesuffix("_id")
        table, owner = after.plural(name), after.owner
        target = after.plural(str(after.columns(name)[column]["target"]))
        sql = (
            f'(SELECT x.id FROM "{target}" AS x WHERE x."{owner}" = "{table}"."{owner}"'
            " ORDER BY x.id LIMIT 1)"
        )
        if word in resource.get("relations", {}):
            resource["relations"][word]["backfill"] = {"sql": sql}
            remove = _without("resources", name, "relations", word, word="backfill")
        else:
            resource["parent"]["backfill"] = {"sql": sql}
            remove = _without("resources", name, "parent", word="backfill")
        yield Declaration(f"{name}.{word}.backfill", codes, remove)


def _joins(after: World) -> Iterator[Declaration]:
    for join in after.joins:
        for name, key in after.through(join):
            relation = after.resources[name]["relations"][key]
            relation.pop("renamed_from", None)
            if join in after.renamed_joins:
                relation["renamed_from"] = after.past[join].name
                remove = _without("resources", name, "relations", key)
                codes = RENAMES | {"join-changed"}
                yield Declaration(f"{name}.{key}.renamed_from", codes, remove)


def _owners(before: World, after: World) -> Iterator[Declaration]:
    led = any(before.led(name) for name in before.tables)
    if after.owner != before.owner and led and any(after.led(name) for name in after.tables):
        codes = frozenset({"owner-changed"})
        yield Declaration("owner.renamed_from", codes, _without("owner"))
    for name, past in after.past.items():
        if past.name is None or name not in after.resources:
            continue
        if before.led(past.name) and not after.led(name):
            yield _tombstone(after, f"{name}.{before.owner}")
        elif after.led(name) and not before.led(past.name):
            remove = _without("resources", name, word="backfill_owner")
            yield Declaration(f"{name}.backfill_owner", frozenset({"backfill-needed"}), remove)


def _is_new(after: World, name: str) -> bool:
    return name in after.past and after.past[name].name is None


def _tombstone(after: World, name: str, until: int | None = None) -> Declaration:
    """What may go, from a version on."""
    after.schema["removed"][name] = {} if until is None else {"drop_after": f"1.{until}.0"}
    return Declaration(f"removed.{name}", DROPS, lambda schema: schema["removed"].pop(name))


def _without(*path: str, word: str = "renamed_from") -> Callable[[Object], object]:
    def remove(schema: Object) -> object:
        for key in path:
            schema = schema[key]
        return schema.pop(word)

    return remove


def _columns(before: World, after: World, name: str) -> Iterator[Declaration]:
    resource, past = after.resources[name], after.past[name]
    assert past.name is not None
    old_columns = before.stored(past.name)
    for column, old in past.columns.items():
        if (waiting := after.retired.get(name, {}).get(column)) is not None:
            yield _tombstone(after, f"{name}.{column}", waiting["until"])
            continue
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
            if past.columns.get(old or "", "") is not None:
                yield Declaration(f"{name}.{word}.renamed_from", RENAMES, remove)
        elif former is None:
            said.pop("renamed_from", None)
        if column in past.before and (old is None or column in {*past.gone} - {old}):
            after.schema["removed"][f"{name}.{word}"] = {"replaced": True}
        formula = after.formulas.get((name, column, "convert"))
        if formula is not None and formula.codes:
            yield Declaration(
                f"{name}.{word}.convert",
                formula.codes,
                _without("resources", name, place, word, word="convert"),
            )
        if (
            place == "fields"
            and "backfill" in said
            and _needed(said, None if old is None else old_columns[old])
        ):
            yield _backfill(name, word)
    for column in past.gone - {*past.columns}:
        target = "target" in old_columns[column]
        until = old_columns[column].get("until", after.version + 1)
        yield _tombstone(
            after,
            f"{name}.{column.removesuffix('_id') if target else column}",
            until if until <= after.version else None,
        )


def _needed(said: Object, old: Object | None) -> bool:
    """Whether rows need a value that nothing else gives."""
    if said.get("nullable"):
        return False
    if old is None or "was" in old:
        return "default" not in said
    return bool(old.get("nullable"))


def _backfill(name: str, word: str) -> Declaration:
    def remove(schema: Object) -> object:
        return schema["resources"][name]["fields"][word].pop("backfill")

    return Declaration(f"{name}.{word}.backfill", frozenset({"backfill-needed"}), remove)


def _words(after: World) -> Iterator[Declaration]:
    """The maps of words that a column held before, and holds still."""
    for enum, said in after.schema["enums"].items():
        for word in said.get("map_removed", {}):
            if word in after.words_in_use.get(enum, ()):
                yield _mapped(enum, word)


def _mapped(enum: str, word: str) -> Declaration:
    def remove(schema: Object) -> object:
        return schema["enums"][enum]["map_removed"].pop(word)

    return Declaration(f"{enum}.map_removed.{word}", frozenset({"word-removed"}), remove)


def _forget_names(world: World) -> None:
    """Remove former names that are another's now, of what was called otherwise long ago."""
    for members in _members(world):
        for said in members.values():
            if said.get("renamed_from") in members:
                del said["renamed_from"]


def _members(world: World) -> Iterator[dict[str, Object]]:
    """What is named beside each other."""
    yield world.resources
    for resource in world.resources.values():
        yield resource["fields"]
        yield resource.get("relations", {})


def strip(world: World, keep: Callable[[], bool]) -> None:
    """Remove words of the past that have done their work, but for those to keep."""
    for resource in world.resources.values():
        if "parent" in resource:
            resource["parent"] = parent(resource)
        members = (*resource["fields"].values(), *resource.get("relations", {}).values())
        for said in (resource, *members):
            for word in ("renamed_from", "backfill", "convert", "backfill_owner"):
                query = word == "backfill" and "belongs_to" in said
                if word in said and (query or not keep()):
                    del said[word]
    if not keep():
        world.schema["owner"].pop("renamed_from", None)
    _forget_names(world)
    for enum in world.schema["enums"].values():
        for word in ("renamed_values", "map_removed"):
            if word in enum and not keep():
                del enum[word]
    for name, gone in list(world.schema["removed"].items()):
        # What is said of a name that is used again would be taken for said already.
        if gone.get("replaced") or not keep():
            del world.schema["removed"][name]
