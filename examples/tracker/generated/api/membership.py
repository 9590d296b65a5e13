# Generated from schema.yaml; edit the schema, not this file. [seal 5f79e26ac80f]
"""Memberships over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import MembershipExpanded
from generated.schemas.membership import (
    MembershipCreate,
    MembershipQuery,
    MembershipRead,
    MembershipReplace,
    MembershipUpdate,
)
from generated.schemas.queries import Words
from generated.services.membership import MembershipService

router = APIRouter(
    prefix="/api/{user_id}/memberships", tags=["memberships"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> MembershipService:
    """The service of the owner in the path, once the caller has been let through."""
    return MembershipService(database, owner, precondition=precondition)


Service = Annotated[MembershipService, Depends(service_of)]


@router.get("")
async def list_memberships(
    service: Service,
    query: Annotated[MembershipQuery, Query()],
    request: Request,
    response: Response,
) -> Page[MembershipExpanded]:
    """List memberships."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_membership(
    service: Service, data: MembershipCreate, request: Request, response: Response
) -> MembershipRead:
    """Create a membership."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_membership(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["project", "person"]], Query()] = (),
) -> MembershipExpanded:
    """Get a membership, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_membership(
    service: Service, id: Id, data: MembershipReplace, response: Response
) -> MembershipRead:
    """Replace a membership: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_membership(
    service: Service, id: Id, data: MembershipUpdate, response: Response
) -> MembershipRead:
    """Change a membership: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_membership(service: Service, id: Id) -> Response:
    """Delete a membership."""
    await service.delete(id)
    return Response(status_code=204)
