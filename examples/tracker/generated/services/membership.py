# Generated from schema.yaml; edit the schema, not this file. [seal f7d189810b6a]
"""The memberships in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, equals, one_of
from generated.lists import Listing, fetch_list
from generated.models.answers import PROJECT_ROW
from generated.models.membership import Membership
from generated.models.person import Person
from generated.models.project import Project
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.expanded import MembershipExpanded
from generated.schemas.membership import (
    MembershipCreate,
    MembershipQuery,
    MembershipRead,
    MembershipReplace,
    MembershipUpdate,
)
from generated.schemas.person import PersonRead
from generated.schemas.project import ProjectRead

LIST = select(Membership).where(Membership.user_id == bindparam("_owner"))
FILTERS: Filters = {
    "project_id": equals(Membership.project_id),
    "person_id": equals(Membership.person_id),
    "person_id.in": one_of(Membership.person_id),
}
LISTING = Listing(LIST, Membership.id, filters=FILTERS)
EXPAND_PROJECT = select(*PROJECT_ROW).where(
    Project.user_id == bindparam("_owner"), Project.id == any_(IDS)
)
EXPAND_PERSON = select(Person).where(Person.user_id == bindparam("_owner"), Person.id == any_(IDS))
EXPANSIONS = Expansions(
    MembershipExpanded,
    {
        "project": ToOne(EXPAND_PROJECT, "project_id", ProjectRead),
        "person": ToOne(EXPAND_PERSON, "person_id", PersonRead),
    },
)
GET = select(Membership).where(
    Membership.user_id == bindparam("_owner"), Membership.id == bindparam("_id")
)
FIND = GET.where(matches(Membership.entity_tag))
CREATE = insert(Membership).returning(Membership)
UPDATE = (
    update(Membership)
    .where(
        Membership.user_id == bindparam("_owner"),
        Membership.id == bindparam("_id"),
        matches(Membership.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Membership)
)
DELETE = (
    delete(Membership)
    .where(
        Membership.user_id == bindparam("_owner"),
        Membership.id == bindparam("_id"),
        matches(Membership.entity_tag),
    )
    .returning(Membership.id)
)


def read(row: RowMapping | None) -> MembershipRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such membership.")
    return MembershipRead.model_validate(row)


class MembershipService:
    """The memberships of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: MembershipQuery) -> Page[MembershipExpanded]:
        """Some of the memberships, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: MembershipCreate) -> MembershipRead:
        """Store a new membership, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> MembershipExpanded:
        """The membership with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: MembershipReplace) -> MembershipRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: MembershipUpdate) -> MembershipRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the membership with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such membership.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
