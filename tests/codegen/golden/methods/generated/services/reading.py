# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The readings in the database; every statement names the owner."""

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.reading import Reading
from generated.pagination import Page, PageQuery, fetch_page
from generated.schemas.reading import ReadingRead

LIST = (
    select(Reading)
    .where(Reading.user_id == bindparam("_owner"))
    .order_by(Reading.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(Reading.id < bindparam("_after"))


def read(row: RowMapping | None) -> ReadingRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such reading.")
    return ReadingRead.model_validate(row)


class ReadingService:
    """The readings of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def list(self, query: PageQuery) -> Page[ReadingRead]:
        """Some of the readings, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
