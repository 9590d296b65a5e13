# Generated from schema.yaml; edit the schema, not this file. [seal 64c91d1f86aa]
"""Alert rules over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.alert_rule import (
    AlertRuleCreate,
    AlertRuleQuery,
    AlertRuleRead,
    AlertRuleUpdate,
)
from generated.schemas.expanded import AlertRuleExpanded
from generated.schemas.queries import Words
from generated.services.alert_rule import AlertRuleService

router = APIRouter(
    prefix="/api/v1/{fleet}/alert_rules", tags=["alert_rules"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> AlertRuleService:
    """The service of the owner in the path, once the caller has been let through."""
    return AlertRuleService(database, owner, precondition=precondition)


Service = Annotated[AlertRuleService, Depends(service_of)]


@router.get("")
async def list_alert_rules(
    service: Service,
    query: Annotated[AlertRuleQuery, Query()],
    request: Request,
    response: Response,
) -> Page[AlertRuleExpanded]:
    """List alert rules."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_alert_rule(
    service: Service, data: AlertRuleCreate, request: Request, response: Response
) -> AlertRuleRead:
    """Create an alert rule."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_alert_rule(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["device"]], Query()] = (),
) -> AlertRuleExpanded:
    """Get an alert rule, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_alert_rule(
    service: Service, id: Id, data: AlertRuleCreate, response: Response
) -> AlertRuleRead:
    """Replace an alert rule: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_alert_rule(
    service: Service, id: Id, data: AlertRuleUpdate, response: Response
) -> AlertRuleRead:
    """Change an alert rule: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_alert_rule(service: Service, id: Id) -> Response:
    """Delete an alert rule."""
    await service.delete(id)
    return Response(status_code=204)
