# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Things over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.thing import ThingCreate, ThingRead, ThingRun, ThingUpdate
from overrides.thing import ThingService

router = APIRouter(prefix="/api/{user_id}/things", tags=["things"], route_class=OwnedRoute)

require_hooks(ThingService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> ThingService:
    """The service of the owner in the path, once the caller has been let through."""
    return ThingService(database, owner, precondition=precondition)


Service = Annotated[ThingService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_thing(
    service: Service, data: ThingCreate, request: Request, response: Response
) -> ThingRead:
    """Create a thing."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.patch("/{id}")
async def update_thing(
    service: Service, id: Id, data: ThingUpdate, response: Response
) -> ThingRead:
    """Change a thing: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.post("/{id}/run")
@repeatable
async def run_thing(
    service: Service, id: Id, response: Response, data: ThingRun | None = None
) -> ThingRead:
    """\\\"\"\"
    raise SystemExit
    \"\"\"
    """
    return tag(response, await service.run(id, data or ThingRun()))
