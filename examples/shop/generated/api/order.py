# Generated from schema.yaml; edit the schema, not this file. [seal c407a2863f07]
"""Orders over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import OrderExpanded
from generated.schemas.order import (
    OrderCreate,
    OrderDiscardCarts,
    OrderQuery,
    OrderRead,
    OrderReplace,
    OrderShip,
    OrderUpdate,
)
from generated.schemas.queries import Words
from overrides.order import OrderService
from overrides.order_line import OrderLineService

router = APIRouter(prefix="/shop/v2/{customer_id}/orders", tags=["orders"], route_class=OwnedRoute)

require_hooks(OrderService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> OrderService:
    """The service of the owner in the path, once the caller has been let through."""
    return OrderService(
        database, owner, read_order_line=OrderLineService.read, precondition=precondition
    )


Service = Annotated[OrderService, Depends(service_of)]


@router.get("")
async def list_orders(
    service: Service, query: Annotated[OrderQuery, Query()], request: Request, response: Response
) -> Page[OrderExpanded]:
    """List orders."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_order(
    service: Service, data: OrderCreate, request: Request, response: Response
) -> OrderRead:
    """Create an order."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id:row}")
async def get_order(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["address", "card", "lines"]], Query()] = (),
) -> OrderExpanded:
    """Get an order, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id:row}")
async def replace_order(
    service: Service, id: Id, data: OrderReplace, response: Response
) -> OrderRead:
    """Replace an order: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id:row}")
async def update_order(
    service: Service, id: Id, data: OrderUpdate, response: Response
) -> OrderRead:
    """Change an order: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id:row}")
async def delete_order(service: Service, id: Id) -> Response:
    """Delete an order."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id:row}/place")
@repeatable
async def place_order(service: Service, id: Id, response: Response) -> OrderRead:
    """Order what is in the cart."""
    return tag(response, await service.place(id))


@router.post("/{id:row}/pay")
@repeatable
async def pay_order(service: Service, id: Id, response: Response) -> OrderRead:
    """Say that the payment has arrived."""
    return tag(response, await service.pay(id))


@router.post("/{id:row}/ship")
@repeatable
async def ship_order(
    service: Service, id: Id, response: Response, data: OrderShip | None = None
) -> OrderRead:
    """Hand it to the carrier."""
    return tag(response, await service.ship(id, data or OrderShip()))


@router.put("/{id:row}/cancel")
@repeatable
async def cancel_order(service: Service, id: Id, response: Response) -> OrderRead:
    """Call it off, as long as it has not been shipped."""
    return tag(response, await service.cancel(id))


@router.post("/discard_carts")
@repeatable
async def discard_carts_orders(service: Service, data: OrderDiscardCarts) -> Response:
    """Delete the carts that nothing has happened to since an instant."""
    await service.discard_carts(data)
    return Response(status_code=204)
