# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The cities in the database, which everybody reads."""

from uuid import UUID

from sqlalchemy import RowMapping, bindparam, select

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.city import City
from generated.models.country import Country
from generated.pagination import Page, PageQuery, fetch_page
from generated.schemas.city import CityRead

PARENT = select(Country.id).where(Country.id == bindparam("_country_id"))
LIST = (
    select(City)
    .where(City.country_id == bindparam("_country_id"))
    .order_by(City.id.desc())
    .limit(bindparam("_limit"))
)
LIST_AFTER = LIST.where(City.id < bindparam("_after"))
GET = select(City).where(City.country_id == bindparam("_country_id"), City.id == bindparam("_id"))


def read(row: RowMapping | None) -> CityRead:
    """The row as everybody sees it.

    Raises NotFound where there is none.
    """
    if row is None:
        raise NotFound("There is no such city.")
    return CityRead.model_validate(row)


class CityService:
    """The cities of one country, which all owners share."""

    def __init__(self, database: Database, country_id: UUID) -> None:
        self.database = database
        self.country_id = country_id
        self.scope: Parameters = {"_country_id": country_id}

    async def list(self, query: PageQuery) -> Page[CityRead]:
        """Some of the cities, the newest first. Raises Conflict."""
        page = await fetch_page(self.database, LIST, LIST_AFTER, self.scope, query, read)
        if not page.items:
            await self.require_parent()
        return page

    async def get(self, id: UUID) -> CityRead:
        """The city with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def require_parent(self) -> None:
        """Raise NotFound where there is no country as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such country.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row."""
        return {**self.scope, "_id": id}
