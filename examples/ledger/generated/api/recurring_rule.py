# Generated from schema.yaml; edit the schema, not this file. [seal 06df79452a74]
"""Recurring rules over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import RecurringRuleExpanded
from generated.schemas.queries import Words
from generated.schemas.recurring_rule import (
    RecurringRuleCreate,
    RecurringRuleQuery,
    RecurringRuleRead,
    RecurringRuleRun,
    RecurringRuleRunResult,
    RecurringRuleUpdate,
)
from overrides.recurring_rule import RecurringRuleService

router = APIRouter(
    prefix="/ledger/{book_id}/recurring_rules", tags=["recurring_rules"], route_class=OwnedRoute
)

require_hooks(RecurringRuleService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> RecurringRuleService:
    """The service of the owner in the path, once the caller has been let through."""
    return RecurringRuleService(database, owner, precondition=precondition)


Service = Annotated[RecurringRuleService, Depends(service_of)]


@router.get("")
async def list_recurring_rules(
    service: Service,
    query: Annotated[RecurringRuleQuery, Query()],
    request: Request,
    response: Response,
) -> Page[RecurringRuleExpanded]:
    """List recurring rules."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_recurring_rule(
    service: Service, data: RecurringRuleCreate, request: Request, response: Response
) -> RecurringRuleRead:
    """Create a recurring rule."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_recurring_rule(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["account", "category"]], Query()] = (),
) -> RecurringRuleExpanded:
    """Get a recurring rule, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_recurring_rule(
    service: Service, id: Id, data: RecurringRuleCreate, response: Response
) -> RecurringRuleRead:
    """Replace a recurring rule: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_recurring_rule(
    service: Service, id: Id, data: RecurringRuleUpdate, response: Response
) -> RecurringRuleRead:
    """Change a recurring rule: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_recurring_rule(service: Service, id: Id) -> Response:
    """Delete a recurring rule."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/pause")
@repeatable
async def pause_recurring_rule(service: Service, id: Id, response: Response) -> RecurringRuleRead:
    """Stop it for a while."""
    return tag(response, await service.pause(id))


@router.post("/{id}/resume")
@repeatable
async def resume_recurring_rule(service: Service, id: Id, response: Response) -> RecurringRuleRead:
    """Let it come back again."""
    return tag(response, await service.resume(id))


@router.post("/{id}/run")
@repeatable
async def run_recurring_rule(
    service: Service, id: Id, data: RecurringRuleRun
) -> RecurringRuleRunResult:
    """Book it now."""
    return await service.run(id, data)
