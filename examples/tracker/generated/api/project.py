# Generated from schema.yaml; edit the schema, not this file. [seal c1be8394920a]
"""Projects over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import ProjectExpanded
from generated.schemas.project import (
    ProjectCreate,
    ProjectQuery,
    ProjectRead,
    ProjectReplace,
    ProjectUpdate,
)
from generated.schemas.queries import Words
from generated.services.project import ProjectService
from overrides.task import TaskService

router = APIRouter(prefix="/api/{user_id}/projects", tags=["projects"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> ProjectService:
    """The service of the owner in the path, once the caller has been let through."""
    return ProjectService(database, owner, read_task=TaskService.read, precondition=precondition)


Service = Annotated[ProjectService, Depends(service_of)]


@router.get("")
async def list_projects(
    service: Service, query: Annotated[ProjectQuery, Query()], request: Request, response: Response
) -> Page[ProjectExpanded]:
    """List projects."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_project(
    service: Service, data: ProjectCreate, request: Request, response: Response
) -> ProjectRead:
    """Create a project."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_project(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["country", "tasks", "people"]], Query()] = (),
) -> ProjectExpanded:
    """Get a project, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_project(
    service: Service, id: Id, data: ProjectReplace, response: Response
) -> ProjectRead:
    """Replace a project: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_project(
    service: Service, id: Id, data: ProjectUpdate, response: Response
) -> ProjectRead:
    """Change a project: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_project(service: Service, id: Id) -> Response:
    """Delete a project."""
    await service.delete(id)
    return Response(status_code=204)
