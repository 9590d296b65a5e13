# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The shelves in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.shelf import Shelf
from generated.pagination import Page, PageQuery, fetch_page
from generated.schemas.shelf import ShelfRead

LIST = (
    select(Shelf)
    .where(Shelf.user_id == bindparam("_owner"))
    .order_by(Shelf.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Shelf.id < bindparam("_after"))
GET = select(Shelf).where(Shelf.user_id == bindparam("_owner"), Shelf.id == bindparam("_id"))


def read(row: RowMapping | None) -> ShelfRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such shelf.")
    return ShelfRead.model_validate(row)


class ShelfService:
    """The shelves of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def list(self, query: PageQuery) -> Page[ShelfRead]:
        """Some of the shelves, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def get(self, id: UUID) -> ShelfRead:
        """The shelf with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
