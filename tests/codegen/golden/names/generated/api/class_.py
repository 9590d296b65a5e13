# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Classes over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.class_ import ClassCreate, ClassPrint, ClassRead, ClassUpdate
from overrides.class_ import ClassService

router = APIRouter(prefix="/api/{user}/classes", tags=["classes"], route_class=OwnedRoute)

require_hooks(ClassService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> ClassService:
    """The service of the owner in the path, once the caller has been let through."""
    return ClassService(database, owner, precondition=precondition)


Service = Annotated[ClassService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_class(
    service: Service, data: ClassCreate, request: Request, response: Response
) -> ClassRead:
    """Create a class."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_class(service: Service, id: Id, response: Response) -> ClassRead:
    """Get a class."""
    return tag(response, await service.get(id))


@router.patch("/{id}")
async def update_class(
    service: Service, id: Id, data: ClassUpdate, response: Response
) -> ClassRead:
    """Change a class: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.put("/{id}/import")
@repeatable
async def import_class(service: Service, id: Id, response: Response) -> ClassRead:
    """Import a class."""
    return tag(response, await service.import_(id))


@router.post("/{id}/print")
@repeatable
async def print_class(service: Service, id: Id, response: Response, data: ClassPrint) -> ClassRead:
    """Print a class."""
    return tag(response, await service.print(id, data))
