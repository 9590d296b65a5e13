# Generated from schema.yaml; edit the schema, not this file. [seal fc257669fad4]
"""The accounts in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, Expansions, ToMany, few_of_each
from generated.filters import Filters, at_least, equals, is_null, less, one_of
from generated.lists import Listing, fetch_list
from generated.models.account import Account
from generated.models.answers import TRANSACTION_ROW
from generated.models.transaction import Transaction
from generated.models.transfer import Transfer
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.account import (
    AccountCreate,
    AccountQuery,
    AccountRead,
    AccountReplace,
    AccountUpdate,
)
from generated.schemas.expanded import AccountExpanded
from generated.schemas.transaction import TransactionRead
from generated.schemas.transfer import TransferRead
from generated.security import SecuredDatabase

LIST = select(Account).where(Account.book_id == bindparam("_owner"))
FILTERS: Filters = {
    "kind": equals(Account.kind),
    "kind.in": one_of(Account.kind),
    "opened_on.gte": at_least(Account.opened_on),
    "opened_on.lt": less(Account.opened_on),
    "closed_on.is_null": is_null(Account.closed_on),
    "currency": equals(Account.currency),
}
SORTS: Sorts = {"name": Account.name, "opened_on": Account.opened_on}
LISTING = Listing(LIST, Account.id, filters=FILTERS, sorts=SORTS)
EXPAND_TRANSACTIONS = few_of_each(
    select(*TRANSACTION_ROW)
    .where(
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_(None),
        Transaction.account_id == EACH,
    )
    .order_by(Transaction.id.desc()),
    50,
)
EXPAND_OUTGOING = few_of_each(
    select(Transfer)
    .where(Transfer.book_id == bindparam("_owner"), Transfer.source_id == EACH)
    .order_by(Transfer.id.desc()),
    50,
)
EXPAND_INCOMING = few_of_each(
    select(Transfer)
    .where(Transfer.book_id == bindparam("_owner"), Transfer.target_id == EACH)
    .order_by(Transfer.id.desc()),
    50,
)
EXPANSIONS = Expansions(
    AccountExpanded,
    {
        "transactions": ToMany(EXPAND_TRANSACTIONS, TransactionRead),
        "outgoing": ToMany(EXPAND_OUTGOING, TransferRead),
        "incoming": ToMany(EXPAND_INCOMING, TransferRead),
    },
)
GET = select(Account).where(Account.book_id == bindparam("_owner"), Account.id == bindparam("_id"))
FIND = GET.where(matches(Account.entity_tag))
CREATE = insert(Account).returning(Account)
UPDATE = (
    update(Account)
    .where(
        Account.book_id == bindparam("_owner"),
        Account.id == bindparam("_id"),
        matches(Account.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Account)
)
DELETE = (
    delete(Account)
    .where(
        Account.book_id == bindparam("_owner"),
        Account.id == bindparam("_id"),
        matches(Account.entity_tag),
    )
    .returning(Account.id)
)


def read(row: RowMapping | None) -> AccountRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such account.")
    return AccountRead.model_validate(row)


class AccountService:
    """The accounts of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: AccountQuery) -> Page[AccountExpanded]:
        """Some of the accounts, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: AccountCreate) -> AccountRead:
        """Store a new account, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "book_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> AccountExpanded:
        """The account with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: AccountReplace) -> AccountRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: AccountUpdate) -> AccountRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the account with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such account.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
