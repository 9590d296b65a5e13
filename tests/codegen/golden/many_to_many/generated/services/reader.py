# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The readers in the database; every statement names the owner.

What the schema cannot say is written in `overrides/reader.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.models.answers import READER_ROW, READER_VERSION
from generated.models.book import Book
from generated.models.favourite import Favourite
from generated.models.reader import Reader
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.reader import ReaderCreate, ReaderRead, ReaderUpdate
from generated.transactions import change, run

LIST = (
    select(*READER_ROW)
    .where(Reader.user_id == bindparam("_owner"))
    .order_by(Reader.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Reader.id < bindparam("_after"))
LINKS = {
    "favourites_ids": Links(
        clear=delete(Favourite).where(
            Favourite.user_id == bindparam("_owner"), Favourite.reader_id == bindparam("_id")
        ),
        fill=insert(Favourite).from_select(
            ["user_id", "reader_id", "book_id"],
            select(Book.user_id, ROW_ID, Book.id).where(
                Book.user_id == bindparam("_owner"), Book.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_favourite_book_id"],
    ),
}
GET = select(*READER_ROW, READER_VERSION).where(
    Reader.user_id == bindparam("_owner"), Reader.id == bindparam("_id")
)
CREATE = insert(Reader).returning(Reader)
UPDATE = (
    update(Reader)
    .where(Reader.user_id == bindparam("_owner"), Reader.id == bindparam("_id"))
    .values(updated_at=func.clock_timestamp())
    .returning(*READER_ROW, READER_VERSION)
)
DELETE = (
    delete(Reader)
    .where(
        Reader.user_id == bindparam("_owner"),
        Reader.id == bindparam("_id"),
        matches(READER_VERSION),
    )
    .returning(Reader.id)
)
LOCK = (
    select(Reader, READER_VERSION)
    .where(Reader.user_id == bindparam("_owner"), Reader.id == bindparam("_id"))
    .with_for_update()
)


def read(row: RowMapping | None) -> ReaderRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such reader.")
    return ReaderRead.model_validate(row)


class ReaderServiceBase(ABC):
    """The readers of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[ReaderRead]:
        """Some of the readers, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: ReaderCreate) -> ReaderRead:
        """Store a new reader, and give it its id."""
        async with self.database.transaction() as session:
            data = await self.before_create(session, data)
            values = {**data.model_dump(by_alias=True), "user_id": self.owner, "id": uuid7()}
            lists = take_lists(LINKS, values)
            await run(session, CREATE, values)
            await write_links(session, LINKS, self.key(values["id"]), lists)
            row = await self.locked(session, values["id"])
            await self.after_create(session, row)
            stored = await run(session, GET, self.key(values["id"]))
        return read(stored)

    async def get(self, id: UUID) -> ReaderRead:
        """The reader with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: ReaderCreate) -> ReaderRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            lists = take_lists(LINKS, changes)
            await change(session, row, UPDATE, {**changes, **self.key(id)})
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: ReaderUpdate) -> ReaderRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_update(session, row, changes)
            lists = take_lists(LINKS, changes)
            await change(
                session, row, UPDATE if changes or lists else GET, {**changes, **self.key(id)}
            )
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def delete(self, id: UUID) -> None:
        """Remove the reader with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such reader.")

    async def locked(self, session: AsyncSession, id: UUID) -> Reader:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        found = (await session.execute(LOCK, self.key(id))).one_or_none()
        if found is None:
            raise NotFound("There is no such reader.")
        row, version = found
        self.precondition.check(id, version)
        return row

    @abstractmethod
    async def before_create(self, session: AsyncSession, data: ReaderCreate) -> ReaderCreate:
        """Check a reader that is to be stored, and return what is to be stored."""

    @abstractmethod
    async def after_create(self, session: AsyncSession, reader: Reader) -> None:
        """Do what follows from a reader that has been stored."""

    @abstractmethod
    async def before_update(
        self, session: AsyncSession, reader: Reader, changes: dict[str, object]
    ) -> None:
        """Check what is to change in a reader; `changes` has new values by column."""

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
