# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Strokes over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.services.stroke import StrokeService

router = APIRouter(
    prefix="/api/{user_id}/drafts/{draft_id}/strokes", tags=["strokes"], route_class=OwnedRoute
)


async def service_of(owner: OwnerId, draft_id: Id, database: DatabaseDep) -> StrokeService:
    """The service of the owner in the path, once the caller has been let through."""
    return StrokeService(database, owner, draft_id)


Service = Annotated[StrokeService, Depends(service_of)]


@router.delete("")
async def clear_strokes(service: Service) -> Response:
    """Delete all strokes."""
    await service.clear()
    return Response(status_code=204)
