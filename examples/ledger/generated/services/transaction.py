# Generated from schema.yaml; edit the schema, not this file. [seal e1e70ec358eb]
"""The transactions in the database; every statement names the owner."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound
from generated.expansions import EACH, IDS, Expansions, ToMany, ToOne, few_of_each
from generated.filters import (
    Filters,
    at_least,
    at_most,
    contains,
    equals,
    greater,
    is_null,
    less,
    one_of,
    starts_with,
)
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.account import Account
from generated.models.answers import TRANSACTION_ROW, TRANSACTION_VERSION
from generated.models.category import Category
from generated.models.tag import Tag
from generated.models.transaction import Transaction
from generated.models.transaction_tag import TransactionTag
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.account import AccountRead
from generated.schemas.category import CategoryRead
from generated.schemas.expanded import TransactionExpanded
from generated.schemas.tag import TagRead
from generated.schemas.transaction import (
    TransactionCreate,
    TransactionQuery,
    TransactionRead,
    TransactionUpdate,
)
from generated.security import SecuredDatabase
from generated.transactions import run

LIST = select(*TRANSACTION_ROW).where(
    Transaction.book_id == bindparam("_owner"), Transaction.deleted_at.is_(None)
)
FILTERS: Filters = {
    "account_id": equals(Transaction.account_id),
    "account_id.in": one_of(Transaction.account_id),
    "category_id": equals(Transaction.category_id),
    "category_id.in": one_of(Transaction.category_id),
    "category_id.is_null": is_null(Transaction.category_id),
    "booked_on": equals(Transaction.booked_on),
    "booked_on.gte": at_least(Transaction.booked_on),
    "booked_on.lte": at_most(Transaction.booked_on),
    "amount.gt": greater(Transaction.amount),
    "amount.lt": less(Transaction.amount),
    "payee.starts_with": starts_with(Transaction.payee),
    "payee.contains": contains(Transaction.payee),
    "cleared": equals(Transaction.cleared),
}
SORTS: Sorts = {"booked_on": Transaction.booked_on, "amount": Transaction.amount}
LISTING = Listing(LIST, Transaction.id, filters=FILTERS, sorts=SORTS)
EXPAND_ACCOUNT = select(Account).where(
    Account.book_id == bindparam("_owner"), Account.id == any_(IDS)
)
EXPAND_CATEGORY = select(Category).where(
    Category.book_id == bindparam("_owner"), Category.id == any_(IDS)
)
EXPAND_TAGS = few_of_each(
    select(Tag)
    .join(TransactionTag, TransactionTag.tag_id == Tag.id)
    .where(
        TransactionTag.book_id == bindparam("_owner"),
        TransactionTag.transaction_id == EACH,
        Tag.book_id == bindparam("_owner"),
    )
    .order_by(Tag.id),
    10,
)
EXPANSIONS = Expansions(
    TransactionExpanded,
    {
        "account": ToOne(EXPAND_ACCOUNT, "account_id", AccountRead),
        "category": ToOne(EXPAND_CATEGORY, "category_id", CategoryRead),
        "tags": ToMany(EXPAND_TAGS, TagRead),
    },
)
LINKS = {
    "tag_ids": Links(
        clear=delete(TransactionTag).where(
            TransactionTag.book_id == bindparam("_owner"),
            TransactionTag.transaction_id == bindparam("_id"),
        ),
        fill=insert(TransactionTag).from_select(
            ["book_id", "transaction_id", "tag_id"],
            select(Tag.book_id, ROW_ID, Tag.id).where(
                Tag.book_id == bindparam("_owner"), Tag.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_transaction_tag_tag_id"],
    ),
}
GET = select(*TRANSACTION_ROW, TRANSACTION_VERSION).where(
    Transaction.book_id == bindparam("_owner"),
    Transaction.deleted_at.is_(None),
    Transaction.id == bindparam("_id"),
)
FIND = GET.where(matches(TRANSACTION_VERSION))
CREATE = insert(Transaction).returning(Transaction)
UPDATE = (
    update(Transaction)
    .where(
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_(None),
        Transaction.id == bindparam("_id"),
        matches(TRANSACTION_VERSION),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(*TRANSACTION_ROW, TRANSACTION_VERSION)
)
DELETE = (
    update(Transaction)
    .where(
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_(None),
        Transaction.id == bindparam("_id"),
        matches(TRANSACTION_VERSION),
    )
    .values(deleted_at=func.clock_timestamp())
    .returning(Transaction.id)
)
GONE = select(*TRANSACTION_ROW, TRANSACTION_VERSION).where(
    Transaction.book_id == bindparam("_owner"),
    Transaction.deleted_at.is_not(None),
    Transaction.id == bindparam("_id"),
)
UNDELETE = (
    update(Transaction)
    .where(
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_not(None),
        Transaction.id == bindparam("_id"),
        matches(TRANSACTION_VERSION),
    )
    .values(deleted_at=None)
    .returning(*TRANSACTION_ROW, TRANSACTION_VERSION)
)
CLEAR_ACTION = (
    update(Transaction)
    .where(
        Transaction.book_id == bindparam("_owner"),
        Transaction.deleted_at.is_(None),
        Transaction.id == bindparam("_id"),
        matches(TRANSACTION_VERSION),
    )
    .values(cleared=True)
    .returning(*TRANSACTION_ROW, TRANSACTION_VERSION)
)


def read(row: RowMapping | None) -> TransactionRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such transaction.")
    return TransactionRead.model_validate(row)


class TransactionService:
    """The transactions of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = SecuredDatabase(database, owner)
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: TransactionQuery) -> Page[TransactionExpanded]:
        """Some of the transactions, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: TransactionCreate) -> TransactionRead:
        """Store a new transaction with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "book_id": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> TransactionExpanded:
        """The transaction with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: TransactionCreate) -> TransactionRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: TransactionUpdate) -> TransactionRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        statement = UPDATE if changes or lists else FIND
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, statement, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def delete(self, id: UUID) -> None:
        """Remove the transaction with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such transaction.")

    async def undelete(self, id: UUID) -> TransactionRead:
        """Bring a deleted transaction back. Raises NotFound, and Conflict if it is not deleted."""
        row = await self.precondition.fetch(self.database.fetch_one, UNDELETE, self.key(id), GONE)
        if row is None and await self.database.fetch_one(GET, self.key(id)) is not None:
            raise Conflict("This transaction is not deleted.")
        return read(row)

    async def clear(self, id: UUID) -> TransactionRead:
        """Say that the bank has it too."""
        return read(await self.matched(CLEAR_ACTION, self.key(id)))

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
