# Generated from schema.yaml; edit the schema, not this file. [seal c5f8b850454b]
"""Rows that are joined to others: lists of ids in a body, written together with their row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, Delete, Insert, Uuid, bindparam
from sqlalchemy.ext.asyncio import AsyncSession

from generated.database import Parameters
from generated.errors import Conflict, Flaw
from generated.obstacles import Obstacle

ROW_ID = bindparam("_id", type_=Uuid())
LINKED_IDS = bindparam("_ids", type_=ARRAY(Uuid()))
"""The row whose list is written, and the ids that are to be in it."""


@dataclass(frozen=True, slots=True)
class Links:
    """The statements that clear a row's list and fill it again; `_ids` are the new ids.

    What is added is looked up first: an id that is absent, deleted or somebody else's adds nothing.
    `most` is how many ids a list shows that rows on its other side can add to.
    """

    clear: Delete
    fill: Insert
    refused: Obstacle
    most: int | None = None


async def write_links(
    session: AsyncSession,
    links: Mapping[str, Links],
    key: Parameters,
    lists: Mapping[str, Sequence[UUID]],
) -> None:
    """Replace the lists of one row.

    Raises Conflict for an id that cannot be joined, and where ids would go that no answer shows.
    """
    connection = await session.connection()
    for name, ids in lists.items():
        cleared = await connection.execute(links[name].clear, key)
        most = links[name].most
        if most is not None and ids and cleared.rowcount > most:
            detail = (
                f"There are more than the {most} that are shown; only an empty list can be set."
            )
            raise Conflict(detail, flaws=[Flaw(f"/{name}", "too_many", detail)])
        filled = await connection.execute(
            links[name].fill, {**key, "_ids": ids}, execution_options={"preserve_rowcount": True}
        )
        if filled.rowcount != len(ids):
            raise links[name].refused.refusal()


def take_lists(links: Mapping[str, Links], values: dict[str, object]) -> dict[str, list[UUID]]:
    """The lists of ids among the members of a body, which are taken out of it."""
    taken = {name: values.pop(name) for name in links if name in values}
    return {name: ids for name, ids in taken.items() if isinstance(ids, list)}
