# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Readers over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.reader import ReaderCreate, ReaderRead, ReaderUpdate
from overrides.reader import ReaderService

router = APIRouter(prefix="/api/{user_id}/readers", tags=["readers"], route_class=OwnedRoute)

require_hooks(ReaderService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> ReaderService:
    """The service of the owner in the path, once the caller has been let through."""
    return ReaderService(database, owner, precondition=precondition)


Service = Annotated[ReaderService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_readers(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ReaderRead]:
    """List readers, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_reader(
    service: Service, data: ReaderCreate, request: Request, response: Response
) -> ReaderRead:
    """Create a reader."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_reader(service: Service, id: Id, response: Response) -> ReaderRead:
    """Get a reader."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_reader(
    service: Service, id: Id, data: ReaderCreate, response: Response
) -> ReaderRead:
    """Replace a reader: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_reader(
    service: Service, id: Id, data: ReaderUpdate, response: Response
) -> ReaderRead:
    """Change a reader: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_reader(service: Service, id: Id) -> Response:
    """Delete a reader."""
    await service.delete(id)
    return Response(status_code=204)
