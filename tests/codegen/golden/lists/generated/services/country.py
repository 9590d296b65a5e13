# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The countries in the database, which everybody reads."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.filters import Filters, equals
from generated.lists import Listing, fetch_list
from generated.models.country import Country
from generated.orders import Sorts
from generated.pagination import Page
from generated.schemas.country import CountryQuery, CountryRead

LIST = select(Country)
FILTERS: Filters = {"code": equals(Country.code)}
SORTS: Sorts = {"code": Country.code}
LISTING = Listing(LIST, Country.id, filters=FILTERS, sorts=SORTS)
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

    async def list(self, query: CountryQuery) -> Page[CountryRead]:
        """Some of the countries, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        items = [read(row) for row in found.rows]
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def get(self, id: UUID) -> CountryRead:
        """The country with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row."""
        return {**self.scope, "_id": id}
