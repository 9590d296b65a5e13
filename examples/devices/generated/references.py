# Generated from schema.yaml; edit the schema, not this file. [seal 2c906e57aab5]
"""References to rows that can be deleted and kept, which no foreign key tells from those alive."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import ARRAY, Executable, RowMapping, Uuid, bindparam

from generated.database import Parameters
from generated.obstacles import Obstacle

TARGETS = bindparam("_targets", type_=ARRAY(Uuid()))
"""The ids that are referred to."""

Fetch: TypeAlias = Callable[[Executable, Parameters], Awaitable[RowMapping | None]]


@dataclass(frozen=True, slots=True)
class LiveReference:
    """The statement that finds which rows of some ids are there, and not deleted."""

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
        if await fetch(reference.find, {**scope, "_targets": [target]}) is None:
            raise reference.refused.refusal()
