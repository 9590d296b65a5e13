# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Drafts over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.draft import DraftBatch, DraftBatchResult, DraftCreate, DraftRead
from generated.services.draft import DraftService

router = APIRouter(prefix="/api/{user_id}/drafts", tags=["drafts"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> DraftService:
    """The service of the owner in the path, once the caller has been let through."""
    return DraftService(database, owner, precondition=precondition)


Service = Annotated[DraftService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_draft(
    service: Service, data: DraftCreate, request: Request, response: Response
) -> DraftRead:
    """Create a draft."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.delete("/{id}")
async def delete_draft(service: Service, id: Id) -> Response:
    """Delete a draft."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/undelete")
async def undelete_draft(service: Service, id: Id, response: Response) -> DraftRead:
    """Bring a deleted draft back."""
    return tag(response, await service.undelete(id))


@router.delete("")
async def clear_drafts(service: Service) -> Response:
    """Delete all drafts."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_drafts(service: Service, data: DraftBatch) -> DraftBatchResult:
    """Delete and create drafts at once."""
    return await service.batch(data)
