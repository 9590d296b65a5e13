# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The bookmarks in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.bookmark import Bookmark
from generated.models.folder import Folder
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.references import TARGETS, LiveReference, require_live
from generated.schemas.bookmark import BookmarkCreate, BookmarkRead, BookmarkReplace, BookmarkUpdate

LIST = (
    select(Bookmark)
    .where(Bookmark.user_id == bindparam("_owner"))
    .order_by(Bookmark.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Bookmark.id < bindparam("_after"))
REFERENCES = {
    "folder_id": LiveReference(
        select(Folder.id).where(
            Folder.user_id == bindparam("_owner"),
            Folder.id == any_(TARGETS),
            Folder.deleted_at.is_(None),
        ),
        CONFLICTS["fk_bookmarks_folder_id"],
    ),
}
GET = select(Bookmark).where(
    Bookmark.user_id == bindparam("_owner"), Bookmark.id == bindparam("_id")
)
FIND = GET.where(matches(Bookmark.entity_tag))
CREATE = insert(Bookmark).returning(Bookmark)
UPDATE = (
    update(Bookmark)
    .where(
        Bookmark.user_id == bindparam("_owner"),
        Bookmark.id == bindparam("_id"),
        matches(Bookmark.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Bookmark)
)
DELETE = (
    delete(Bookmark)
    .where(
        Bookmark.user_id == bindparam("_owner"),
        Bookmark.id == bindparam("_id"),
        matches(Bookmark.entity_tag),
    )
    .returning(Bookmark.id)
)


def read(row: RowMapping | None) -> BookmarkRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such bookmark.")
    return BookmarkRead.model_validate(row)


class BookmarkService:
    """The bookmarks of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[BookmarkRead]:
        """Some of the bookmarks, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def create(self, data: BookmarkCreate) -> BookmarkRead:
        """Store a new bookmark, and give it its id."""
        values = data.model_dump(by_alias=True)
        await require_live(self.database.fetch_one, REFERENCES, self.scope, values)
        row = {**values, "user_id": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> BookmarkRead:
        """The bookmark with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: BookmarkReplace) -> BookmarkRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: BookmarkUpdate) -> BookmarkRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the bookmark with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such bookmark.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
