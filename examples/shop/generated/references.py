# Generated from schema.yaml; edit the schema, not this file. [seal af853c8b2739]
"""References to rows that can be deleted and kept, which no foreign key tells from those alive."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Executable, RowMapping

from generated.database import Parameters
from generated.obstacles import Obstacle

Fetch: TypeAlias = Callable[[Executable, Parameters], Awaitable[RowMapping | None]]


@dataclass(frozen=True, slots=True)
class LiveReference:
    """The statement that finds the row with the id `_target`, unless it has been deleted."""

    find: Executable
    refused: Obstacle


async def require_live(
    fetch: Fetch,
    references: Mapping[str, LiveReference],
    scope: Parameters,
    values: Mapping[str, object],
) -> None:
    """Refuse ids of deleted rows, as if these were absent. Raises Conflict."""
    for name, reference in references.items():
        target = values.get(name)
        if target is None:
            continue
        if await fetch(reference.find, {**scope, "_target": target}) is None:
            raise reference.refused.refusal()
