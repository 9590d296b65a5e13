# Generated from schema.yaml; edit the schema, not this file. [seal 19f0e605baf7]
"""Readings over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.reading import (
    ReadingBatch,
    ReadingBatchResult,
    ReadingCreate,
    ReadingPurge,
    ReadingPurgeResult,
    ReadingQuery,
    ReadingRead,
)
from overrides.reading import ReadingService

router = APIRouter(
    prefix="/api/v1/{fleet}/devices/{device_id}/readings", tags=["readings"], route_class=OwnedRoute
)

require_hooks(ReadingService)


async def service_of(
    owner: OwnerId, device_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> ReadingService:
    """The service of the owner in the path, once the caller has been let through."""
    return ReadingService(database, owner, device_id, precondition=precondition)


Service = Annotated[ReadingService, Depends(service_of)]


@router.get("")
async def list_readings(
    service: Service, query: Annotated[ReadingQuery, Query()], request: Request, response: Response
) -> Page[ReadingRead]:
    """List readings."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_reading(
    service: Service, data: ReadingCreate, request: Request, response: Response
) -> ReadingRead:
    """Create a reading."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id:row}")
async def get_reading(service: Service, id: Id, response: Response) -> ReadingRead:
    """Get a reading."""
    return tag(response, await service.get(id))


@router.delete("/{id:row}")
async def delete_reading(service: Service, id: Id) -> Response:
    """Delete a reading."""
    await service.delete(id)
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_readings(service: Service, data: ReadingBatch) -> ReadingBatchResult:
    """Delete and create readings at once."""
    return await service.batch(data)


@router.post("/purge")
@repeatable
async def purge_readings(service: Service, data: ReadingPurge) -> ReadingPurgeResult:
    """Delete the readings that were taken before an instant."""
    return await service.purge(data)
