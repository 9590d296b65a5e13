"""What columns of other types do to a running database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from codegen.migrate.types import ChangeType, ConvertRows
from codegen.plan.fact import Code, Fact, Hazard, Lock
from codegen.storage import Column

_NUMERIC = re.compile(r"numeric\((\d+),(\d+)\)")


def of_type(change: ChangeType | ConvertRows) -> Fact:
    """What is known of new types: the table is written anew, but for decimals with more room."""
    if isinstance(change, ConvertRows):
        return _of_limits(change)
    fact = Fact(Lock.ACCESS_EXCLUSIVE, hazards=tuple(_hazards(change)))
    if any(after.convert is not None for _, after in change.columns):
        fact = replace(fact, reversible=False)
    if all(_has_room(before, after) for before, after in change.columns):
        return fact
    message = f"Nobody reads or writes {change.table} while it is written anew, row by row."
    rewritten = Hazard(Code.TABLE_REWRITTEN, message)
    return replace(fact, scan=True, rewrite=True, blocks=True, hazards=(*fact.hazards, rewritten))


def _of_limits(change: ConvertRows) -> Fact:
    place = f"{change.table}.{change.column}"
    fact = Fact(Lock.ACCESS_EXCLUSIVE, scan=True)
    if change.convert is None:
        return fact
    lost = Hazard(Code.VALUES_LOST, f"What `convert` takes from {place} goes for good.")
    return replace(fact, writes=True, reversible=False, hazards=(lost,))


def _hazards(change: ChangeType) -> Iterator[Hazard]:
    for before, after in change.columns:
        place = f"{change.table}.{after.name}"
        other = f"The API that runs now reads and writes {place} as {before.type}"
        yield Hazard(Code.OLD_VERSION_BREAKS, f"{other}, and fails until it is replaced.")
        if after.convert is not None:
            lost = f"What `convert` takes from {place} goes for good."
            yield Hazard(Code.VALUES_LOST, lost)


def _has_room(before: Column, after: Column) -> bool:
    """Whether a decimal gets more digits before the point, and as many behind it."""
    old, new = _NUMERIC.fullmatch(before.type), _NUMERIC.fullmatch(after.type)
    if old is None or new is None or after.convert is not None:
        return False
    return old[2] == new[2] and int(old[1]) <= int(new[1])
