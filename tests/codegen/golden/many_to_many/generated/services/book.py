# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The books in the database; every statement names the owner."""

from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.models.answers import BOOK_ROW, BOOK_VERSION
from generated.models.author import Author
from generated.models.authorship import Authorship
from generated.models.book import Book
from generated.models.book_book import BookBook
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.book import BookCreate, BookRead, BookUpdate
from generated.transactions import run

LIST = (
    select(*BOOK_ROW)
    .where(Book.user_id == bindparam("_owner"))
    .order_by(Book.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Book.id < bindparam("_after"))
LINKS = {
    "author_ids": Links(
        clear=delete(Authorship).where(
            Authorship.user_id == bindparam("_owner"), Authorship.book_id == bindparam("_id")
        ),
        fill=insert(Authorship).from_select(
            ["user_id", "book_id", "author_id"],
            select(Author.user_id, ROW_ID, Author.id).where(
                Author.user_id == bindparam("_owner"),
                Author.id == any_(LINKED_IDS),
                Author.deleted_at.is_(None),
            ),
        ),
        refused=CONFLICTS["fk_authorship_author_id"],
        most=10,
    ),
    "similar_ids": Links(
        clear=delete(BookBook).where(
            BookBook.user_id == bindparam("_owner"), BookBook.book_id == bindparam("_id")
        ),
        fill=insert(BookBook).from_select(
            ["user_id", "book_id", "other_book_id"],
            select(Book.user_id, ROW_ID, Book.id).where(
                Book.user_id == bindparam("_owner"), Book.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_book_book_other_book_id"],
    ),
}
GET = select(*BOOK_ROW, BOOK_VERSION).where(
    Book.user_id == bindparam("_owner"), Book.id == bindparam("_id")
)
FIND = GET.where(matches(BOOK_VERSION))
CREATE = insert(Book).returning(Book)
UPDATE = (
    update(Book)
    .where(Book.user_id == bindparam("_owner"), Book.id == bindparam("_id"), matches(BOOK_VERSION))
    .values(updated_at=func.clock_timestamp())
    .returning(*BOOK_ROW, BOOK_VERSION)
)
DELETE = (
    delete(Book)
    .where(Book.user_id == bindparam("_owner"), Book.id == bindparam("_id"), matches(BOOK_VERSION))
    .returning(Book.id)
)


def read(row: RowMapping | None) -> BookRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such book.")
    return BookRead.model_validate(row)


class BookService:
    """The books of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[BookRead]:
        """Some of the books, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: BookCreate) -> BookRead:
        """Store a new book with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "user_id": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID) -> BookRead:
        """The book with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: BookCreate) -> BookRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: BookUpdate) -> BookRead:
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
        """Remove the book with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such book.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
