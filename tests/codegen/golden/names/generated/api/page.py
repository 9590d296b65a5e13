# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Pages over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.dependencies import DatabaseDep
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.page import PageResourceRead
from generated.schemas.queries import Count, Cursor
from generated.services.page import PageResourceService

router = APIRouter(prefix="/api/{user}/pages", tags=["pages"], route_class=OwnedRoute)


async def service_of(owner: OwnerId, database: DatabaseDep) -> PageResourceService:
    """The service of the owner in the path, once the caller has been let through."""
    return PageResourceService(database, owner)


Service = Annotated[PageResourceService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_pages(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[PageResourceRead]:
    """List pages, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page
