# Generated from schema.yaml; edit the schema, not this file. [seal ad16d6c5af38]
"""Devices over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.device import (
    DeviceCreate,
    DeviceQuery,
    DeviceRead,
    DeviceReplace,
    DeviceUpdate,
)
from generated.schemas.expanded import DeviceExpanded
from generated.schemas.queries import Words
from overrides.device import DeviceService

router = APIRouter(prefix="/api/v1/{fleet}/devices", tags=["devices"], route_class=OwnedRoute)

require_hooks(DeviceService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> DeviceService:
    """The service of the owner in the path, once the caller has been let through."""
    return DeviceService(database, owner, precondition=precondition)


Service = Annotated[DeviceService, Depends(service_of)]


@router.get("")
async def list_devices(
    service: Service, query: Annotated[DeviceQuery, Query()], request: Request, response: Response
) -> Page[DeviceExpanded]:
    """List devices."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_device(
    service: Service, data: DeviceCreate, request: Request, response: Response
) -> DeviceRead:
    """Create a device."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_device(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["peers", "readings", "rules"]], Query()] = (),
) -> DeviceExpanded:
    """Get a device, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_device(
    service: Service, id: Id, data: DeviceReplace, response: Response
) -> DeviceRead:
    """Replace a device: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_device(
    service: Service, id: Id, data: DeviceUpdate, response: Response
) -> DeviceRead:
    """Change a device: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_device(service: Service, id: Id) -> Response:
    """Delete a device."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/ping")
@repeatable
async def ping_device(service: Service, id: Id, response: Response) -> DeviceRead:
    """It has been heard."""
    return tag(response, await service.ping(id))
