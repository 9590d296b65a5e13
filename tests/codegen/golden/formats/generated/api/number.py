# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Numbers over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.number import NumberCreate, NumberRead, NumberUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.number import NumberService

router = APIRouter(prefix="/api/{user_id}/numbers", tags=["numbers"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> NumberService:
    """The service of the owner in the path, once the caller has been let through."""
    return NumberService(database, owner, precondition=precondition)


Service = Annotated[NumberService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_numbers(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[NumberRead]:
    """List numbers, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_number(
    service: Service, data: NumberCreate, request: Request, response: Response
) -> NumberRead:
    """Create a number."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_number(service: Service, id: Id, response: Response) -> NumberRead:
    """Get a number."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_number(
    service: Service, id: Id, data: NumberCreate, response: Response
) -> NumberRead:
    """Replace a number: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_number(
    service: Service, id: Id, data: NumberUpdate, response: Response
) -> NumberRead:
    """Change a number: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_number(service: Service, id: Id) -> Response:
    """Delete a number."""
    await service.delete(id)
    return Response(status_code=204)
