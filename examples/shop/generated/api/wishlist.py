# Generated from schema.yaml; edit the schema, not this file. [seal 6a1d863c5f9b]
"""Wishlists over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import WishlistExpanded
from generated.schemas.queries import Words
from generated.schemas.wishlist import WishlistCreate, WishlistQuery, WishlistRead, WishlistUpdate
from generated.services.wishlist import WishlistService

router = APIRouter(
    prefix="/shop/v2/{customer_id}/wishlists", tags=["wishlists"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> WishlistService:
    """The service of the owner in the path, once the caller has been let through."""
    return WishlistService(database, owner, precondition=precondition)


Service = Annotated[WishlistService, Depends(service_of)]


@router.get("")
async def list_wishlists(
    service: Service, query: Annotated[WishlistQuery, Query()], request: Request, response: Response
) -> Page[WishlistExpanded]:
    """List wishlists."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_wishlist(
    service: Service, data: WishlistCreate, request: Request, response: Response
) -> WishlistRead:
    """Create a wishlist."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_wishlist(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["products"]], Query()] = (),
) -> WishlistExpanded:
    """Get a wishlist, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_wishlist(
    service: Service, id: Id, data: WishlistCreate, response: Response
) -> WishlistRead:
    """Replace a wishlist: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_wishlist(
    service: Service, id: Id, data: WishlistUpdate, response: Response
) -> WishlistRead:
    """Change a wishlist: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_wishlist(service: Service, id: Id) -> Response:
    """Delete a wishlist."""
    await service.delete(id)
    return Response(status_code=204)
