# Generated from schema.yaml; edit the schema, not this file. [seal 8e461fac5307]
"""Tags over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.tag import TagCreate, TagQuery, TagRead, TagUpdate
from generated.services.tag import TagService

router = APIRouter(prefix="/api/{user_id}/tags", tags=["tags"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TagService:
    """The service of the owner in the path, once the caller has been let through."""
    return TagService(database, owner, precondition=precondition)


Service = Annotated[TagService, Depends(service_of)]


@router.get("")
async def list_tags(
    service: Service, query: Annotated[TagQuery, Query()], request: Request, response: Response
) -> Page[TagRead]:
    """List tags."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_tag(
    service: Service, data: TagCreate, request: Request, response: Response
) -> TagRead:
    """Create a tag."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_tag(service: Service, id: Id, response: Response) -> TagRead:
    """Get a tag."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_tag(service: Service, id: Id, data: TagCreate, response: Response) -> TagRead:
    """Replace a tag: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_tag(service: Service, id: Id, data: TagUpdate, response: Response) -> TagRead:
    """Change a tag: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_tag(service: Service, id: Id) -> Response:
    """Delete a tag."""
    await service.delete(id)
    return Response(status_code=204)
