# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Preferences over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.preference import PreferenceCreate, PreferenceRead, PreferenceUpdate
from generated.services.preference import PreferenceService

router = APIRouter(
    prefix="/api/{user_id}/preferences", tags=["preferences"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> PreferenceService:
    """The service of the owner in the path, once the caller has been let through."""
    return PreferenceService(database, owner, precondition=precondition)


Service = Annotated[PreferenceService, Depends(service_of)]


@router.get("/{id}")
async def get_preference(service: Service, id: Id, response: Response) -> PreferenceRead:
    """Get a preference."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_preference(
    service: Service, id: Id, data: PreferenceCreate, response: Response
) -> PreferenceRead:
    """Replace a preference: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_preference(
    service: Service, id: Id, data: PreferenceUpdate, response: Response
) -> PreferenceRead:
    """Change a preference: what is left out stays as it is."""
    return tag(response, await service.update(id, data))
