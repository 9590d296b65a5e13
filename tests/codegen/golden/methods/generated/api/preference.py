# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Preferences over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends

from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.preference import PreferenceCreate, PreferenceRead, PreferenceUpdate
from generated.services.preference import PreferenceService

router = APIRouter(
    prefix="/api/{user_id}/preferences", tags=["preferences"], route_class=OwnedRoute
)


async def service_of(owner: OwnerId, database: DatabaseDep) -> PreferenceService:
    """The service of the owner in the path, once the caller has been let through."""
    return PreferenceService(database, owner)


Service = Annotated[PreferenceService, Depends(service_of)]


@router.get("/{id}")
async def get_preference(service: Service, id: Id) -> PreferenceRead:
    """Get a preference."""
    return await service.get(id)


@router.put("/{id}")
async def replace_preference(service: Service, id: Id, data: PreferenceCreate) -> PreferenceRead:
    """Replace a preference: what is left out takes its default."""
    return await service.replace(id, data)


@router.patch("/{id}")
async def update_preference(service: Service, id: Id, data: PreferenceUpdate) -> PreferenceRead:
    """Change a preference: what is left out stays as it is."""
    return await service.update(id, data)
