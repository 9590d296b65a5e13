# Generated from schema.yaml; edit the schema, not this file. [seal 9111509443ca]
"""The transfers in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, at_least, at_most, equals
from generated.lists import Listing, fetch_list
from generated.models.account import Account
from generated.models.transfer import Transfer
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.account import AccountRead
from generated.schemas.expanded import TransferExpanded
from generated.schemas.transfer import (
    TransferCreate,
    TransferQuery,
    TransferRead,
    TransferReplace,
    TransferUpdate,
)
from generated.security import SecuredDatabase

LIST = select(Transfer).where(Transfer.book_id == bindparam("_owner"))
FILTERS: Filters = {
    "source_id": equals(Transfer.source_id),
    "target_id": equals(Transfer.target_id),
    "booked_on.gte": at_least(Transfer.booked_on),
    "booked_on.lte": at_most(Transfer.booked_on),
}
SORTS: Sorts = {"booked_on": Transfer.booked_on}
LISTING = Listing(LIST, Transfer.id, filters=FILTERS, sorts=SORTS)
EXPAND_SOURCE = select(Account).where(
    Account.book_id == bindparam("_owner"), Account.id == any_(IDS)
)
EXPAND_TARGET = select(Account).where(
    Account.book_id == bindparam("_owner"), Account.id == any_(IDS)
)
EXPANSIONS = Expansions(
    TransferExpanded,
    {
        "source": ToOne(EXPAND_SOURCE, "source_id", AccountRead),
        "target": ToOne(EXPAND_TARGET, "target_id", AccountRead),
    },
)
GET = select(Transfer).where(
    Transfer.book_id == bindparam("_owner"), Transfer.id == bindparam("_id")
)
FIND = GET.where(matches(Transfer.entity_tag))
CREATE = insert(Transfer).returning(Transfer)
UPDATE = (
    update(Transfer)
    .where(
        Transfer.book_id == bindparam("_owner"),
        Transfer.id == bindparam("_id"),
        matches(Transfer.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Transfer)
)
DELETE = (
    delete(Transfer)
    .where(
        Transfer.book_id == bindparam("_owner"),
        Transfer.id == bindparam("_id"),
        matches(Transfer.entity_tag),
    )
    .returning(Transfer.id)
)


def read(row: RowMapping | None) -> TransferRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such transfer.")
    return TransferRead.model_validate(row)


class TransferService:
    """The transfers of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TransferQuery) -> Page[TransferExpanded]:
        """Some of the transfers, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TransferCreate) -> TransferRead:
        """Store a new transfer, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "book_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> TransferExpanded:
        """The transfer with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: TransferReplace) -> TransferRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: TransferUpdate) -> TransferRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the transfer with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such transfer.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
