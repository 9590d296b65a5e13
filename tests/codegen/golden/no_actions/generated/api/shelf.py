# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Shelves over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.shelf import ShelfRead
from generated.services.shelf import ShelfService

router = APIRouter(prefix="/api/v1/{user_id}/shelves", tags=["shelves"], route_class=OwnedRoute)


async def service_of(owner: OwnerId, database: DatabaseDep) -> ShelfService:
    """The service of the owner in the path, once the caller has been let through."""
    return ShelfService(database, owner)


Service = Annotated[ShelfService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_shelves(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ShelfRead]:
    """List shelves, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_shelf(service: Service, id: Id, response: Response) -> ShelfRead:
    """Get a shelf."""
    return tag(response, await service.get(id))
