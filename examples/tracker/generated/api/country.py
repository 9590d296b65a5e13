# Generated from schema.yaml; edit the schema, not this file. [seal b450b97ab74c]
"""Countries over HTTP: what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.pages import announce
from generated.api.routing import Route
from generated.pagination import Page
from generated.schemas.country import CountryQuery, CountryRead
from generated.services.country import CountryService

router = APIRouter(prefix="/api/countries", tags=["countries"], route_class=Route)


async def service_of(database: DatabaseDep) -> CountryService:
    """The service, which is the same for everybody."""
    return CountryService(database)


Service = Annotated[CountryService, Depends(service_of)]


@router.get("")
async def list_countries(
    service: Service, query: Annotated[CountryQuery, Query()], request: Request, response: Response
) -> Page[CountryRead]:
    """List countries."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_country(service: Service, id: Id, response: Response) -> CountryRead:
    """Get a country."""
    return tag(response, await service.get(id))
