# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Owners over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.owner_ import OwnerRead
from generated.services.owner_ import OwnerService

router = APIRouter(prefix="/api/{user}/owners", tags=["owners"], route_class=OwnedRoute)


async def service_of(owner: OwnerId, database: DatabaseDep) -> OwnerService:
    """The service of the owner in the path, once the caller has been let through."""
    return OwnerService(database, owner)


Service = Annotated[OwnerService, Depends(service_of)]


@router.get("/{id}")
async def get_owner(service: Service, id: Id, response: Response) -> OwnerRead:
    """Get an owner."""
    return tag(response, await service.get(id))
