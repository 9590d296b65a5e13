# Generated from schema.yaml; edit the schema, not this file. [seal e54dddfab74d]
"""Alerts over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.alert import AlertAcknowledge, AlertCreate, AlertQuery, AlertRead
from generated.schemas.expanded import AlertExpanded
from generated.schemas.queries import Words
from overrides.alert import AlertService

router = APIRouter(
    prefix="/api/v1/{fleet}/devices/{device_id}/alerts", tags=["alerts"], route_class=OwnedRoute
)

require_hooks(AlertService)


async def service_of(
    owner: OwnerId, device_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> AlertService:
    """The service of the owner in the path, once the caller has been let through."""
    return AlertService(database, owner, device_id, precondition=precondition)


Service = Annotated[AlertService, Depends(service_of)]


@router.get("")
async def list_alerts(
    service: Service, query: Annotated[AlertQuery, Query()], request: Request, response: Response
) -> Page[AlertExpanded]:
    """List alerts."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_alert(
    service: Service, data: AlertCreate, request: Request, response: Response
) -> AlertRead:
    """Create an alert."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_alert(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["rule"]], Query()] = (),
) -> AlertExpanded:
    """Get an alert, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.delete("/{id}")
async def delete_alert(service: Service, id: Id) -> Response:
    """Delete an alert."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/acknowledge")
@repeatable
async def acknowledge_alert(
    service: Service, id: Id, response: Response, data: AlertAcknowledge
) -> AlertRead:
    """Say who looks after it."""
    return tag(response, await service.acknowledge(id, data))


@router.post("/{id}/resolve")
@repeatable
async def resolve_alert(service: Service, id: Id, response: Response) -> AlertRead:
    """Say that it is over."""
    return tag(response, await service.resolve(id))
