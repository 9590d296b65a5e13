# Generated from schema.yaml; edit the schema, not this file. [seal f9c447fc7a62]
"""The end of all rows of a collection, together."""

from typing import Protocol
from uuid import UUID

from sqlalchemy import Executable

from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound
from generated.joined import Service, join, within

MOST_CLEARED = 1_000
"""How many rows are deleted one by one in one request."""


class Deleting(Service, Protocol):
    """What deletes single rows of a scope."""

    scope: Parameters

    async def delete(self, id: UUID) -> None:
        """Remove the row with this id. Raises NotFound."""


async def clear_at_once(database: Database, statement: Executable, scope: Parameters) -> None:
    """Run a statement that deletes any number of rows, and answers none of them."""
    async with database.transaction() as session:
        connection = await session.connection()
        await connection.execute(statement, scope)


async def clear_each(service: Deleting, newest: Executable) -> None:
    """Delete the rows that a statement finds as the service does. Raises Conflict for too many."""
    asked = {**service.scope, "_limit": MOST_CLEARED + 1}
    async with join(service.database) as database:
        rows = await database.fetch_all(newest, asked)
        if len(rows) > MOST_CLEARED:
            raise Conflict(f"There are more than {MOST_CLEARED:,} of them; delete some one by one.")
        same = within(database, service)
        missed: dict[UUID, NotFound] = {}
        for row in rows:
            # What is done about one row may have deleted the next.
            try:
                await same.delete(row["id"])
            except NotFound as error:
                missed[row["id"]] = error
        for row in await database.fetch_all(newest, asked) if missed else ():
            if row["id"] in missed:
                raise missed[row["id"]]
