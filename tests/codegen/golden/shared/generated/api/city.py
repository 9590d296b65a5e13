# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Cities over HTTP: what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.pages import announce
from generated.api.routing import Route
from generated.pagination import Page, PageQuery
from generated.schemas.city import CityRead
from generated.schemas.queries import Count, Cursor
from generated.services.city import CityService

router = APIRouter(prefix="/api/countries/{country_id}/cities", tags=["cities"], route_class=Route)


async def service_of(country_id: Id, database: DatabaseDep) -> CityService:
    """The service, which is the same for everybody."""
    return CityService(database, country_id)


Service = Annotated[CityService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_cities(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[CityRead]:
    """List cities, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_city(service: Service, id: Id, response: Response) -> CityRead:
    """Get a city."""
    return tag(response, await service.get(id))
