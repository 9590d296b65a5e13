# Generated from schema.yaml; edit the schema, not this file. [seal 172b236d65af]
"""Addresses over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.address import AddressCreate, AddressQuery, AddressRead, AddressUpdate
from generated.services.address import AddressService

router = APIRouter(
    prefix="/shop/v2/{customer_id}/addresses", tags=["addresses"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> AddressService:
    """The service of the owner in the path, once the caller has been let through."""
    return AddressService(database, owner, precondition=precondition)


Service = Annotated[AddressService, Depends(service_of)]


@router.get("")
async def list_addresses(
    service: Service, query: Annotated[AddressQuery, Query()], request: Request, response: Response
) -> Page[AddressRead]:
    """List addresses."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_address(
    service: Service, data: AddressCreate, request: Request, response: Response
) -> AddressRead:
    """Create an address."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_address(service: Service, id: Id, response: Response) -> AddressRead:
    """Get an address."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_address(
    service: Service, id: Id, data: AddressCreate, response: Response
) -> AddressRead:
    """Replace an address: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_address(
    service: Service, id: Id, data: AddressUpdate, response: Response
) -> AddressRead:
    """Change an address: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_address(service: Service, id: Id) -> Response:
    """Delete an address."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/undelete")
async def undelete_address(service: Service, id: Id, response: Response) -> AddressRead:
    """Bring a deleted address back."""
    return tag(response, await service.undelete(id))
