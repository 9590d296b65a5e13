# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The addresses in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.address import Address
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.address import AddressCreate, AddressRead, AddressUpdate

LIST = (
    select(Address)
    .where(Address.user_id == bindparam("_owner"))
    .order_by(Address.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Address.id < bindparam("_after"))
GET = select(Address).where(Address.user_id == bindparam("_owner"), Address.id == bindparam("_id"))
FIND = GET.where(matches(Address.entity_tag))
CREATE = insert(Address).returning(Address)
UPDATE = (
    update(Address)
    .where(
        Address.user_id == bindparam("_owner"),
        Address.id == bindparam("_id"),
        matches(Address.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Address)
)
DELETE = (
    delete(Address)
    .where(
        Address.user_id == bindparam("_owner"),
        Address.id == bindparam("_id"),
        matches(Address.entity_tag),
    )
    .returning(Address.id)
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

    async def list(self, query: PageQuery) -> Page[AddressRead]:
        """Some of the addresses, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: AddressCreate) -> AddressRead:
        """Store a new address, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "id": uuid7()}
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

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
