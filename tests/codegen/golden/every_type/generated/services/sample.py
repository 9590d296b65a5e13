# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The samples in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.sample import Sample
from generated.preconditions import Precondition, matches
from generated.schemas.sample import SampleCreate, SampleRead, SampleUpdate

GET = select(Sample).where(Sample.user_id == bindparam("_owner"), Sample.id == bindparam("_id"))
FIND = GET.where(matches(Sample.entity_tag))
CREATE = insert(Sample).returning(Sample)
UPDATE = (
    update(Sample)
    .where(
        Sample.user_id == bindparam("_owner"),
        Sample.id == bindparam("_id"),
        matches(Sample.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Sample)
)


def read(row: RowMapping | None) -> SampleRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such sample.")
    return SampleRead.model_validate(row)


class SampleService:
    """The samples of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: SampleCreate) -> SampleRead:
        """Store a new sample, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def update(self, id: UUID, data: SampleUpdate) -> SampleRead:
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
