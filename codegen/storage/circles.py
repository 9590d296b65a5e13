"""Which tables refer to each other in a circle, so that none of them can be the first."""

from __future__ import annotations

from collections.abc import Collection

from codegen.storage.tables import Table


def circular(tables: Collection[Table]) -> frozenset[str]:
    """The names of the foreign keys that are part of a circle of two tables or more.

    They can only be added once all the tables are there. A table that refers to itself can be
    created in one statement, and is no circle here.
    """
    leads_to = {
        table.name: {key.table for key in table.foreign_keys} - {table.name} for table in tables
    }
    # Most schemas end here: what refers to nothing, or only to such, is in no circle.
    inner = _without_ends(leads_to)
    reach = {name: _reachable(name, inner) for name in inner}
    return frozenset(
        key.name
        for table in tables
        for key in table.foreign_keys
        if key.table != table.name and table.name in reach.get(key.table, ())
    )


def _without_ends(leads_to: dict[str, set[str]]) -> dict[str, set[str]]:
    """The graph without what leads nowhere, again and again until nothing is left to remove."""
    rest = dict(leads_to)
    while ends := [name for name, targets in rest.items() if not targets & rest.keys()]:
        for name in ends:
            del rest[name]
    return {name: targets & rest.keys() for name, targets in rest.items()}


def _reachable(start: str, leads_to: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for target in leads_to[waiting.pop()] - seen:
            seen.add(target)
            waiting.append(target)
    return seen
