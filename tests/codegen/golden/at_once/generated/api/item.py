# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Items over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.item import ItemBatch, ItemBatchResult, ItemCreate, ItemRead, ItemUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.item import ItemService

router = APIRouter(
    prefix="/api/{user_id}/baskets/{basket_id}/items", tags=["items"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, basket_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> ItemService:
    """The service of the owner in the path, once the caller has been let through."""
    return ItemService(database, owner, basket_id, precondition=precondition)


Service = Annotated[ItemService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_items(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ItemRead]:
    """List items, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_item(
    service: Service, data: ItemCreate, request: Request, response: Response
) -> ItemRead:
    """Create an item."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_item(service: Service, id: Id, response: Response) -> ItemRead:
    """Get an item."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_item(service: Service, id: Id, data: ItemCreate, response: Response) -> ItemRead:
    """Replace an item: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_item(service: Service, id: Id, data: ItemUpdate, response: Response) -> ItemRead:
    """Change an item: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_item(service: Service, id: Id) -> Response:
    """Delete an item."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_items(service: Service) -> Response:
    """Delete all items."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_items(service: Service, data: ItemBatch) -> ItemBatchResult:
    """Delete, change and create items at once."""
    return await service.batch(data)
