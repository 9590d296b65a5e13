# Generated from schema.yaml; edit the schema, not this file. [seal 580065a9f124]
"""The addresses in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound
from generated.filters import Filters, equals
from generated.lists import Listing, fetch_list
from generated.models.address import Address
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.address import AddressCreate, AddressQuery, AddressRead, AddressUpdate

LIST = select(Address).where(
    Address.customer_id == bindparam("_owner"), Address.deleted_at.is_(None)
)
FILTERS: Filters = {"label": equals(Address.label)}
SORTS: Sorts = {"label": Address.label}
LISTING = Listing(LIST, Address.id, filters=FILTERS, sorts=SORTS)
GET = select(Address).where(
    Address.customer_id == bindparam("_owner"),
    Address.deleted_at.is_(None),
    Address.id == bindparam("_id"),
)
FIND = GET.where(matches(Address.entity_tag))
CREATE = insert(Address).returning(Address)
UPDATE = (
    update(Address)
    .where(
        Address.customer_id == bindparam("_owner"),
        Address.deleted_at.is_(None),
        Address.id == bindparam("_id"),
        matches(Address.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Address)
)
DELETE = (
    update(Address)
    .where(
        Address.customer_id == bindparam("_owner"),
        Address.deleted_at.is_(None),
        Address.id == bindparam("_id"),
        matches(Address.entity_tag),
    )
    .values(deleted_at=func.clock_timestamp())
    .returning(Address.id)
)
GONE = select(Address).where(
    Address.customer_id == bindparam("_owner"),
    Address.deleted_at.is_not(None),
    Address.id == bindparam("_id"),
)
UNDELETE = (
    update(Address)
    .where(
        Address.customer_id == bindparam("_owner"),
        Address.deleted_at.is_not(None),
        Address.id == bindparam("_id"),
        matches(Address.entity_tag),
    )
    .values(deleted_at=None)
    .returning(Address)
)


def read(row: RowMapping | None) -> AddressRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such address.")
    return AddressRead.model_validate(row)


class AddressService:
    """The addresses of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: AddressQuery) -> Page[AddressRead]:
        """Some of the addresses, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: AddressCreate) -> AddressRead:
        """Store a new address, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "customer_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> AddressRead:
        """The address with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: AddressCreate) -> AddressRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: AddressUpdate) -> AddressRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the address with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such address.")

    async def undelete(self, id: UUID) -> AddressRead:
        """Bring a deleted address back. Raises NotFound, and Conflict if it is not deleted."""
        row = await self.precondition.fetch(self.database.fetch_one, UNDELETE, self.key(id), GONE)
        if row is None and await self.database.fetch_one(GET, self.key(id)) is not None:
            raise Conflict("This address is not deleted.")
        return read(row)

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
