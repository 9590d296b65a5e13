# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Marked over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.marked import MarkedCreate, MarkedRead, MarkedReplace, MarkedUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.marked import MarkedService

router = APIRouter(prefix="/api/{user_id}/marked", tags=["marked"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> MarkedService:
    """The service of the owner in the path, once the caller has been let through."""
    return MarkedService(database, owner, precondition=precondition)


Service = Annotated[MarkedService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_marked(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[MarkedRead]:
    """List marked, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_marked(
    service: Service, data: MarkedCreate, request: Request, response: Response
) -> MarkedRead:
    """Create a marked."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_marked(service: Service, id: Id, response: Response) -> MarkedRead:
    """Get a marked."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_marked(
    service: Service, id: Id, data: MarkedReplace, response: Response
) -> MarkedRead:
    """Replace a marked: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_marked(
    service: Service, id: Id, data: MarkedUpdate, response: Response
) -> MarkedRead:
    """Change a marked: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_marked(service: Service, id: Id) -> Response:
    """Delete a marked."""
    await service.delete(id)
    return Response(status_code=204)
