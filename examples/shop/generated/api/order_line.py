# Generated from schema.yaml; edit the schema, not this file. [seal 636820ea48cc]
"""Order lines over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import OrderLineExpanded
from generated.schemas.order_line import (
    OrderLineBatch,
    OrderLineBatchResult,
    OrderLineCreate,
    OrderLineQuery,
    OrderLineRead,
    OrderLineReplace,
    OrderLineUpdate,
)
from generated.schemas.queries import Words
from overrides.order_line import OrderLineService

router = APIRouter(
    prefix="/shop/v2/{customer_id}/orders/{order_id}/order_lines",
    tags=["order_lines"],
    route_class=OwnedRoute,
)

require_hooks(OrderLineService)


async def service_of(
    owner: OwnerId, order_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> OrderLineService:
    """The service of the owner in the path, once the caller has been let through."""
    return OrderLineService(database, owner, order_id, precondition=precondition)


Service = Annotated[OrderLineService, Depends(service_of)]


@router.get("")
async def list_order_lines(
    service: Service,
    query: Annotated[OrderLineQuery, Query()],
    request: Request,
    response: Response,
) -> Page[OrderLineExpanded]:
    """List order lines."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_order_line(
    service: Service, data: OrderLineCreate, request: Request, response: Response
) -> OrderLineRead:
    """Create an order line."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_order_line(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["product"]], Query()] = (),
) -> OrderLineExpanded:
    """Get an order line, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_order_line(
    service: Service, id: Id, data: OrderLineReplace, response: Response
) -> OrderLineRead:
    """Replace an order line: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_order_line(
    service: Service, id: Id, data: OrderLineUpdate, response: Response
) -> OrderLineRead:
    """Change an order line: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_order_line(service: Service, id: Id) -> Response:
    """Delete an order line."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_order_lines(service: Service) -> Response:
    """Delete all order lines."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_order_lines(service: Service, data: OrderLineBatch) -> OrderLineBatchResult:
    """Delete, change and create order lines at once."""
    return await service.batch(data)
