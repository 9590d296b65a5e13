# Generated from schema.yaml; edit the schema, not this file. [seal be48cbb940c0]
"""People over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.person import PersonCreate, PersonQuery, PersonRead, PersonUpdate
from generated.services.person import PersonService

router = APIRouter(prefix="/api/{user_id}/people", tags=["people"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> PersonService:
    """The service of the owner in the path, once the caller has been let through."""
    return PersonService(database, owner, precondition=precondition)


Service = Annotated[PersonService, Depends(service_of)]


@router.get("")
async def list_people(
    service: Service, query: Annotated[PersonQuery, Query()], request: Request, response: Response
) -> Page[PersonRead]:
    """List people."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_person(
    service: Service, data: PersonCreate, request: Request, response: Response
) -> PersonRead:
    """Create a person."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_person(service: Service, id: Id, response: Response) -> PersonRead:
    """Get a person."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_person(
    service: Service, id: Id, data: PersonCreate, response: Response
) -> PersonRead:
    """Replace a person: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_person(
    service: Service, id: Id, data: PersonUpdate, response: Response
) -> PersonRead:
    """Change a person: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_person(service: Service, id: Id) -> Response:
    """Delete a person."""
    await service.delete(id)
    return Response(status_code=204)
