# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Countries over HTTP: what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.pages import announce
from generated.api.routing import Route
from generated.pagination import Page, PageQuery
from generated.schemas.country import CountryRead
from generated.schemas.queries import Count, Cursor
from generated.services.country import CountryService

router = APIRouter(prefix="/api/countries", tags=["countries"], route_class=Route)


async def service_of(database: DatabaseDep) -> CountryService:
    """The service, which is the same for everybody."""
    return CountryService(database)


Service = Annotated[CountryService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_countries(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[CountryRead]:
    """List countries, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_country(service: Service, id: Id, response: Response) -> CountryRead:
    """Get a country."""
    return tag(response, await service.get(id))
