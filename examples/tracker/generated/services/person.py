# Generated from schema.yaml; edit the schema, not this file. [seal ddd3e6ee0940]
"""The people in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.filters import Filters, equals, one_of
from generated.lists import Listing, fetch_list
from generated.models.person import Person
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.person import PersonCreate, PersonQuery, PersonRead, PersonUpdate

LIST = select(Person).where(Person.user_id == bindparam("_owner"))
FILTERS: Filters = {"email": equals(Person.email), "email.in": one_of(Person.email)}
SORTS: Sorts = {"email": Person.email}
LISTING = Listing(LIST, Person.id, filters=FILTERS, sorts=SORTS)
GET = select(Person).where(Person.user_id == bindparam("_owner"), Person.id == bindparam("_id"))
FIND = GET.where(matches(Person.entity_tag))
CREATE = insert(Person).returning(Person)
UPDATE = (
    update(Person)
    .where(
        Person.user_id == bindparam("_owner"),
        Person.id == bindparam("_id"),
        matches(Person.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Person)
)
DELETE = (
    delete(Person)
    .where(
        Person.user_id == bindparam("_owner"),
        Person.id == bindparam("_id"),
        matches(Person.entity_tag),
    )
    .returning(Person.id)
)


def read(row: RowMapping | None) -> PersonRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such person.")
    return PersonRead.model_validate(row)


class PersonService:
    """The people of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PersonQuery) -> Page[PersonRead]:
        """Some of the people, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: PersonCreate) -> PersonRead:
        """Store a new person, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> PersonRead:
        """The person with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: PersonCreate) -> PersonRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: PersonUpdate) -> PersonRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the person with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such person.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
