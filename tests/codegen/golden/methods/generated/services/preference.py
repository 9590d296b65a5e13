# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The preferences in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, func, select, update

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.preference import Preference
from generated.schemas.preference import PreferenceCreate, PreferenceRead, PreferenceUpdate

GET = select(Preference).where(
    Preference.user_id == bindparam("_owner"), Preference.id == bindparam("_id")
)
UPDATE = (
    update(Preference)
    .where(Preference.user_id == bindparam("_owner"), Preference.id == bindparam("_id"))
    .values(updated_at=func.clock_timestamp())
    .returning(Preference)
)


def read(row: RowMapping | None) -> PreferenceRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such preference.")
    return PreferenceRead.model_validate(row)


class PreferenceService:
    """The preferences of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def get(self, id: UUID) -> PreferenceRead:
        """The preference with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: PreferenceCreate) -> PreferenceRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.database.fetch_one(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: PreferenceUpdate) -> PreferenceRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else GET
        return read(await self.database.fetch_one(statement, {**changes, **self.key(id)}))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
