# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The owners in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.owner_ import Owner
from generated.schemas.owner_ import OwnerRead

GET = select(Owner).where(Owner.user == bindparam("_owner"), Owner.id == bindparam("_id"))


def read(row: RowMapping | None) -> OwnerRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such owner.")
    return OwnerRead.model_validate(row)


class OwnerService:
    """The owners of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def get(self, id: UUID) -> OwnerRead:
        """The owner with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
