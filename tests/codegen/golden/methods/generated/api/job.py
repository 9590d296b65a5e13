# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Jobs over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.job import JobCancel, JobRead
from overrides.job import JobService

router = APIRouter(prefix="/api/{user_id}/jobs", tags=["jobs"], route_class=OwnedRoute)

require_hooks(JobService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> JobService:
    """The service of the owner in the path, once the caller has been let through."""
    return JobService(database, owner, precondition=precondition)


Service = Annotated[JobService, Depends(service_of)]


@router.delete("/{id}")
async def delete_job(service: Service, id: Id) -> Response:
    """Delete a job."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/start")
@repeatable
async def start_job(service: Service, id: Id, response: Response) -> JobRead:
    """Start a job."""
    return tag(response, await service.start(id))


@router.put("/{id}/cancel")
@repeatable
async def cancel_job(service: Service, id: Id, response: Response, data: JobCancel) -> JobRead:
    """Cancel a job."""
    return tag(response, await service.cancel(id, data))
