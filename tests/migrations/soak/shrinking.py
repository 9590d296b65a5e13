"""The smallest step that still goes wrong, as a pair of schemas that a person can read."""

from __future__ import annotations

import difflib
import traceback
from collections.abc import Callable, Iterator
from functools import partial

import yaml

from tests.migrations.soak import growing
from tests.migrations.soak.judging import misfits
from tests.migrations.soak.resource_edits import remove_resource
from tests.migrations.soak.running import Pick, Soak, edited, readable
from tests.migrations.soak.values import Object
from tests.migrations.soak.world import World

Step = tuple[World, list[Pick]]


def told(soak: Soak, error: Exception) -> str:
    """What went wrong in the last step, and how little it takes."""
    step = soak.last
    said = None if step is None else wrong(soak, step)
    if step is None or said is None:
        return "".join(traceback.format_exception(error, limit=-4))
    step = shrunk(soak, step, said)
    before, picks = step
    after = edited(before, picks)
    return "\n".join(
        [
            f"edits: {', '.join(kind for kind, _ in picks)}",
            f"rows: { {name: len(rows) for name, rows in before.rows.items()} }",
            *difflib.unified_diff(_lines(before.schema), _lines(after.schema), n=99, lineterm=""),
            wrong(soak, step) or said,
        ]
    )


def _lines(schema: Object) -> list[str]:
    return yaml.safe_dump(schema, sort_keys=False, width=200).splitlines()


def wrong(soak: Soak, step: Step) -> str | None:
    """What goes wrong in a step on an empty database; None where nothing does."""
    before, picks = growing.copied(step[0]), step[1]
    try:
        catalog = readable(before.schema)
    except AssertionError:
        return None
    if catalog is None:
        return None
    history, catalogue = soak.start(before, catalog)
    try:
        soak.attempt(history, before, picks, catalogue)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def shrunk(soak: Soak, step: Step, said: str) -> Step:
    """The step without whatever it goes wrong without, in the same way."""
    smaller = True
    while smaller:
        smaller = False
        for candidate in _smaller(step):
            found = wrong(soak, candidate)
            if found is not None and found[:40] == said[:40]:
                step, smaller = candidate, True
                break
    return step


def _smaller(step: Step) -> Iterator[Step]:
    before, picks = step
    if len(picks) > 1:
        yield from ((before, [*picks[:n], *picks[n + 1 :]]) for n in range(len(picks)))
    for without in _removals(before):
        world = growing.copied(before).successor()
        without(world)
        world.past = {}
        if not any(misfits(world)):
            yield world, picks


def _removals(world: World) -> Iterator[Callable[[World], object]]:
    if len(world.resources) > 1:
        yield from (partial(_without_resource, name) for name in world.resources)
    for name, resource in world.resources.items():
        for part in ("unique", "indexes", "checks"):
            yield from (partial(_without_part, name, part, key) for key in resource.get(part, {}))
        relations = resource.get("relations", {}).items()
        columns = [f"{key}_id" for key, said in relations if "belongs_to" in said]
        fields = list(resource["fields"])
        for column in (*columns, *(fields if len(fields) > 1 else ())):
            yield partial(_without_column, name, column)
    for name, rows in world.rows.items():
        yield from (partial(_without_row, name, number) for number in range(len(rows)))


def _without_resource(name: str, world: World) -> object:
    return remove_resource(world, name)


def _without_part(name: str, part: str, key: str, world: World) -> None:
    world.drop_part(name, part, key)


def _without_column(name: str, column: str, world: World) -> None:
    world.drop_column(name, column)


def _without_row(name: str, number: int, world: World) -> None:
    world.rows[name].pop(number)
