# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The preferences in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, func, select, update

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.preference import Preference
from generated.preconditions import Precondition, matches
from generated.schemas.preference import PreferenceCreate, PreferenceRead, PreferenceUpdate

GET = select(Preference).where(
    Preference.user_id == bindparam("_owner"), Preference.id == bindparam("_id")
)
FIND = GET.where(matches(Preference.entity_tag))
UPDATE = (
    update(Preference)
    .where(
        Preference.user_id == bindparam("_owner"),
        Preference.id == bindparam("_id"),
        matches(Preference.entity_tag),
    )
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

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def get(self, id: UUID) -> PreferenceRead:
        """The preference with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: PreferenceCreate) -> PreferenceRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: PreferenceUpdate) -> PreferenceRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
