# Generated from schema.yaml; edit the schema, not this file. [seal d0dab172e453]
"""Tasks over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.task import TaskComplete, TaskCreate, TaskRead, TaskUpdate
from overrides.task import TaskService

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"], route_class=OwnedRoute)

require_hooks(TaskService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TaskService:
    """The service of the owner in the path, once the caller has been let through."""
    return TaskService(database, owner, precondition=precondition)


Service = Annotated[TaskService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_tasks(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[TaskRead]:
    """List tasks, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_task(
    service: Service, data: TaskCreate, request: Request, response: Response
) -> TaskRead:
    """Create a task."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_task(service: Service, id: Id, response: Response) -> TaskRead:
    """Get a task."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_task(service: Service, id: Id, data: TaskCreate, response: Response) -> TaskRead:
    """Replace a task: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_task(service: Service, id: Id, data: TaskUpdate, response: Response) -> TaskRead:
    """Change a task: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_task(service: Service, id: Id) -> Response:
    """Delete a task."""
    await service.delete(id)
    return Response(status_code=204)


@router.patch("/{id}/complete")
@repeatable
async def complete_task(
    service: Service, id: Id, response: Response, data: TaskComplete | None = None
) -> TaskRead:
    """Mark a task as done, or open it again. Doing so twice changes nothing more."""
    return tag(response, await service.complete(id, data or TaskComplete()))
