# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The columns in the database; every statement names the owner."""

from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.board import Board
from generated.models.column import Column
from generated.pagination import Page, PageQuery, fetch_page
from generated.preconditions import Precondition, matches
from generated.schemas.column import ColumnCreate, ColumnRead, ColumnUpdate

PARENT = select(Board.id).where(
    Board.user_id == bindparam("_owner"), Board.id == bindparam("_board_id")
)
LIST = (
    select(Column)
    .where(Column.user_id == bindparam("_owner"), Column.board_id == bindparam("_board_id"))
    .order_by(Column.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Column.id < bindparam("_after"))
GET = select(Column).where(
    Column.user_id == bindparam("_owner"),
    Column.board_id == bindparam("_board_id"),
    Column.id == bindparam("_id"),
)
FIND = GET.where(matches(Column.entity_tag))
CREATE = insert(Column).returning(Column)
UPDATE = (
    update(Column)
    .where(
        Column.user_id == bindparam("_owner"),
        Column.board_id == bindparam("_board_id"),
        Column.id == bindparam("_id"),
        matches(Column.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(Column)
)
DELETE = (
    delete(Column)
    .where(
        Column.user_id == bindparam("_owner"),
        Column.board_id == bindparam("_board_id"),
        Column.id == bindparam("_id"),
        matches(Column.entity_tag),
    )
    .returning(Column.id)
)


def read(row: RowMapping | None) -> ColumnRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such column.")
    return ColumnRead.model_validate(row)


class ColumnService:
    """The columns of one owner's board: no row here has another owner or board."""

    def __init__(
        self,
        database: Database,
        owner: str,
        board_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.board_id = board_id
        self.scope: Parameters = {"_owner": owner, "_board_id": board_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: PageQuery) -> Page[ColumnRead]:
        """Some of the columns, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def create(self, data: ColumnCreate) -> ColumnRead:
        """Store a new column, and give it its id."""
        await self.require_parent()
        values = data.model_dump(by_alias=True)
        row = {**values, "user_id": self.owner, "board_id": self.board_id, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> ColumnRead:
        """The column with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def replace(self, id: UUID, data: ColumnCreate) -> ColumnRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: ColumnUpdate) -> ColumnRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the column with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such column.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no board as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such board.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
