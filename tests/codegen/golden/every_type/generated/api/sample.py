# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Samples over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.sample import SampleCreate, SampleRead, SampleUpdate
from generated.services.sample import SampleService

router = APIRouter(prefix="/api/{user_id}/samples", tags=["samples"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> SampleService:
    """The service of the owner in the path, once the caller has been let through."""
    return SampleService(database, owner, precondition=precondition)


Service = Annotated[SampleService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_sample(
    service: Service, data: SampleCreate, request: Request, response: Response
) -> SampleRead:
    """Create a sample."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.patch("/{id}")
async def update_sample(
    service: Service, id: Id, data: SampleUpdate, response: Response
) -> SampleRead:
    """Change a sample: what is left out stays as it is."""
    return tag(response, await service.update(id, data))
