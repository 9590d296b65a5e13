# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Baskets over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.basket import BasketCreate, BasketRead
from generated.schemas.queries import Count, Cursor
from generated.services.basket import BasketService

router = APIRouter(prefix="/api/{user_id}/baskets", tags=["baskets"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> BasketService:
    """The service of the owner in the path, once the caller has been let through."""
    return BasketService(database, owner, precondition=precondition)


Service = Annotated[BasketService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_baskets(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[BasketRead]:
    """List baskets, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_basket(
    service: Service, data: BasketCreate, request: Request, response: Response
) -> BasketRead:
    """Create a basket."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_basket(service: Service, id: Id, response: Response) -> BasketRead:
    """Get a basket."""
    return tag(response, await service.get(id))


@router.delete("/{id}")
async def delete_basket(service: Service, id: Id) -> Response:
    """Delete a basket."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_baskets(service: Service) -> Response:
    """Delete all baskets."""
    await service.clear()
    return Response(status_code=204)
