# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Signups over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.signup import SignupCreate, SignupRead
from generated.services.signup import SignupService

router = APIRouter(prefix="/api/{user_id}/signups", tags=["signups"], route_class=OwnedRoute)


async def service_of(owner: OwnerId, database: DatabaseDep) -> SignupService:
    """The service of the owner in the path, once the caller has been let through."""
    return SignupService(database, owner)


Service = Annotated[SignupService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_signup(
    service: Service, data: SignupCreate, request: Request, response: Response
) -> SignupRead:
    """Create a signup."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)
