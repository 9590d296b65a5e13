# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Stamps over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.conditions import PreconditionDep
from generated.api.dependencies import DatabaseDep, Id, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.stamp import StampBatch, StampBatchResult
from overrides.stamp import StampService

router = APIRouter(
    prefix="/api/{user_id}/parcels/{parcel_id}/stamps", tags=["stamps"], route_class=OwnedRoute
)

require_hooks(StampService)


async def service_of(
    owner: OwnerId, parcel_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> StampService:
    """The service of the owner in the path, once the caller has been let through."""
    return StampService(database, owner, parcel_id, precondition=precondition)


Service = Annotated[StampService, Depends(service_of)]


@router.delete("/{id}")
async def delete_stamp(service: Service, id: Id) -> Response:
    """Delete a stamp."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_stamps(service: Service) -> Response:
    """Delete all stamps."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_stamps(service: Service, data: StampBatch) -> StampBatchResult:
    """Delete stamps at once."""
    return await service.batch(data)
