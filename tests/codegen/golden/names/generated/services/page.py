# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The pages in the database; every statement names the owner."""

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.page import PageResource
from generated.pagination import Page, PageQuery, fetch_page
from generated.schemas.page import PageResourceRead

LIST = (
    select(PageResource)
    .where(PageResource.user == bindparam("_owner"))
    .order_by(PageResource.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(PageResource.id < bindparam("_after"))


def read(row: RowMapping | None) -> PageResourceRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such page.")
    return PageResourceRead.model_validate(row)


class PageResourceService:
    """The pages of one owner: no row that is read or written here has another."""

    def __init__(self, database: Database, owner: str) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}

    async def list(self, query: PageQuery) -> Page[PageResourceRead]:
        """Some of the pages, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
