# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Parcels over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.parcel import ParcelBatch, ParcelBatchResult, ParcelCreate, ParcelRead
from overrides.parcel import ParcelService

router = APIRouter(prefix="/api/{user_id}/parcels", tags=["parcels"], route_class=OwnedRoute)

require_hooks(ParcelService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> ParcelService:
    """The service of the owner in the path, once the caller has been let through."""
    return ParcelService(database, owner, precondition=precondition)


Service = Annotated[ParcelService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_parcel(
    service: Service, data: ParcelCreate, request: Request, response: Response
) -> ParcelRead:
    """Create a parcel."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.delete("/{id}")
async def delete_parcel(service: Service, id: Id) -> Response:
    """Delete a parcel."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_parcels(service: Service) -> Response:
    """Delete all parcels."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_parcels(service: Service, data: ParcelBatch) -> ParcelBatchResult:
    """Delete and create parcels at once."""
    return await service.batch(data)
