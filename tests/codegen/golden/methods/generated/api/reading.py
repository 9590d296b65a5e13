# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Readings over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.reading import ReadingRead
from generated.services.reading import ReadingService

router = APIRouter(prefix="/api/{user_id}/readings", tags=["readings"], route_class=OwnedRoute)


async def service_of(owner: OwnerId, database: DatabaseDep) -> ReadingService:
    """The service of the owner in the path, once the caller has been let through."""
    return ReadingService(database, owner)


Service = Annotated[ReadingService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_readings(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ReadingRead]:
    """List readings, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page
