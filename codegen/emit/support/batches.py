"""Many rows in one request, each by way of what is done to one: all of it happens, or nothing."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from copy import copy
from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Executable

from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound

MOST_CLEARED = 1_000
"""How many rows are deleted one by one in one request."""


class Service(Protocol):
    """What does its work on a database."""

    database: Database


Some = TypeVar("Some", bound=Service)


def joined(service: Some, database: Database) -> Some:
    """The same service, which does its work within a transaction that is open already."""
    same = copy(service)
    same.database = database
    return same


async def clear_each(
    database: Database,
    newest: Executable,
    parameters: Parameters,
    delete: Callable[[UUID], Awaitable[None]],
) -> None:
    """Delete the rows that a statement finds, up to its `_limit`. Raises Conflict for more."""
    rows = await database.fetch_all(newest, {**parameters, "_limit": MOST_CLEARED + 1})
    if len(rows) > MOST_CLEARED:
        raise Conflict(f"There are more than {MOST_CLEARED:,} of them; delete some one by one.")
    for row in rows:
        # What is done about one row may have deleted the next.
        with suppress(NotFound):
            await delete(row["id"])
