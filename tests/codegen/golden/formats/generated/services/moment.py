# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The moments in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.moment import Moment
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.moment import MomentCreate, MomentRead, MomentUpdate

LIST = (
    select(Moment)
    .where(Moment.user_id == bindparam("_owner"))
    .order_by(Moment.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Moment.id < bindparam("_after"))
GET = select(Moment).where(Moment.user_id == bindparam("_owner"), Moment.id == bindparam("_id"))
FIND = GET.where(matches(Moment.entity_tag))
CREATE = insert(Moment).returning(Moment)
UPDATE = (
    update(Moment)
    .where(
        Moment.user_id == bindparam("_owner"),
        Moment.id == bindparam("_id"),
        matches(Moment.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Moment)
)
DELETE = (
    delete(Moment)
    .where(
        Moment.user_id == bindparam("_owner"),
        Moment.id == bindparam("_id"),
        matches(Moment.entity_tag),
    )
    .returning(Moment.id)
)


def read(row: RowMapping | None) -> MomentRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such moment.")
    return MomentRead.model_validate(row)


class MomentService:
    """The moments of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[MomentRead]:
        """Some of the moments, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: MomentCreate) -> MomentRead:
        """Store a new moment, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> MomentRead:
        """The moment with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: MomentCreate) -> MomentRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: MomentUpdate) -> MomentRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the moment with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such moment.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
