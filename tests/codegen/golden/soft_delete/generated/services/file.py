# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The files in the database; every statement names the owner.

What the schema cannot say is written in `overrides/file.py`.
"""

from abc import ABC, abstractmethod
from functools import partial
from uuid import UUID

from sqlalchemy import RowMapping, any_, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import Conflict, NotFound
from generated.models.file import File
from generated.models.folder import Folder
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.references import TARGETS, LiveReference, require_live
from generated.schemas.file import FileCreate, FileRead, FileUpdate
from generated.transactions import change, remove, reread, run

PARENT = select(Folder.id).where(
    Folder.user_id == bindparam("_owner"),
    Folder.id == bindparam("_folder_id"),
    Folder.deleted_at.is_(None),
)
LIST = (
    select(File)
    .where(
        File.user_id == bindparam("_owner"),
        File.folder_id == bindparam("_folder_id"),
        PARENT.exists(),
        File.deleted_at.is_(None),
    )
    .order_by(File.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(File.id < bindparam("_after"))
REFERENCES = {
    "moved_from_id": LiveReference(
        select(Folder.id).where(
            Folder.user_id == bindparam("_owner"),
            Folder.id == any_(TARGETS),
            Folder.deleted_at.is_(None),
        ),
        CONFLICTS["fk_files_moved_from_id"],
    ),
}
GET = select(File).where(
    File.user_id == bindparam("_owner"),
    File.folder_id == bindparam("_folder_id"),
    PARENT.exists(),
    File.deleted_at.is_(None),
    File.id == bindparam("_id"),
)
CREATE = insert(File).returning(File)
UPDATE = (
    update(File)
    .where(
        File.user_id == bindparam("_owner"),
        File.folder_id == bindparam("_folder_id"),
        PARENT.exists(),
        File.deleted_at.is_(None),
        File.id == bindparam("_id"),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(File)
)
DELETE = (
    update(File)
    .where(
        File.user_id == bindparam("_owner"),
        File.folder_id == bindparam("_folder_id"),
        PARENT.exists(),
        File.deleted_at.is_(None),
        File.id == bindparam("_id"),
    )
    .values(deleted_at=func.clock_timestamp())
    .returning(File.id)
)
GONE = select(File).where(
    File.user_id == bindparam("_owner"),
    File.folder_id == bindparam("_folder_id"),
    PARENT.exists(),
    File.deleted_at.is_not(None),
    File.id == bindparam("_id"),
)
UNDELETE = (
    update(File)
    .where(
        File.user_id == bindparam("_owner"),
        File.folder_id == bindparam("_folder_id"),
        PARENT.exists(),
        File.deleted_at.is_not(None),
        File.id == bindparam("_id"),
        matches(File.entity_tag),
    )
    .values(deleted_at=None)
    .returning(File)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> FileRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such file.")
    return FileRead.model_validate(row)


class FileServiceBase(ABC):
    """The files of one owner's folder: no row here has another owner or folder."""

    def __init__(
        self,
        database: Database,
        owner: str,
        folder_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.folder_id = folder_id
        self.scope: Parameters = {"_owner": owner, "_folder_id": folder_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[FileRead]:
        """Some of the files, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: FileCreate) -> FileRead:
        """Store a new file, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        await require_live(self.database.fetch_one, REFERENCES, self.scope, values)
        row = {**values, "user_id": self.owner, "folder_id": self.folder_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> FileRead:
        """The file with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: FileCreate) -> FileRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await require_live(partial(run, session), REFERENCES, self.scope, changes)
            await change(session, row, UPDATE, {**changes, **self.key(id)})
            await self.after_update(session, row)
            await reread(session, row)
        return FileRead.model_validate(row)

    async def update(self, id: UUID, data: FileUpdate) -> FileRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await require_live(partial(run, session), REFERENCES, self.scope, changes)
            await change(session, row, UPDATE if changes else GET, {**changes, **self.key(id)})
            await self.after_update(session, row)
            await reread(session, row)
        return FileRead.model_validate(row)

    async def delete(self, id: UUID) -> None:
        """Remove the file with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.before_delete(session, row)
            await remove(session, row, DELETE, self.key(id))

    async def undelete(self, id: UUID) -> FileRead:
        """Bring a deleted file back. Raises NotFound, and Conflict if it is not deleted."""
        row = await self.precondition.fetch(self.database.fetch_one, UNDELETE, self.key(id), GONE)
        if row is None and await self.database.fetch_one(GET, self.key(id)) is not None:
            raise Conflict("This file is not deleted.")
        return read(row)

    async def locked(self, session: AsyncSession, id: UUID) -> File:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such file.")
        self.precondition.check(id, row.entity_tag)
        return row

    @abstractmethod
    async def after_update(self, session: AsyncSession, file: File) -> None:
        """Do what follows from a file that has been changed."""

    @abstractmethod
    async def before_delete(self, session: AsyncSession, file: File) -> None:
        """Check a file that is to be deleted."""

    async def require_parent(self) -> None:
        """Raise NotFound where there is no folder as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such folder.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
