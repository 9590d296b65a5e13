# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The countries in the database, which everybody reads."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.country import Country
from generated.pagination import Page, PageQuery, fetch_page
from generated.schemas.country import CountryRead

LIST = select(Country).order_by(Country.id.desc()).limit(bindparam("_limit"))
LIST_AFTER = LIST.where(Country.id < bindparam("_after"))
GET = select(Country).where(Country.id == bindparam("_id"))


def read(row: RowMapping | None) -> CountryRead:
    """The row as everybody sees it.

    Raises NotFound where there is none.
    """
    if row is None:
        raise NotFound("There is no such country.")
    return CountryRead.model_validate(row)


class CountryService:
    """The countries that all owners share; they are read here, and never written."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.scope: Parameters = {}

    async def list(self, query: PageQuery) -> Page[CountryRead]:
        """Some of the countries, the newest first. Raises Conflict."""
        return await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)

    async def get(self, id: UUID) -> CountryRead:
        """The country with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row."""
        return {**self.scope, "_id": id}
