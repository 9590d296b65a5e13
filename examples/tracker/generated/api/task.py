# Generated from schema.yaml; edit the schema, not this file. [seal 302034616571]
"""Tasks over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.deprecation import Sunset
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import TaskExpanded
from generated.schemas.queries import Words
from generated.schemas.task import (
    TaskArchiveDone,
    TaskArchiveDoneResult,
    TaskCreate,
    TaskQuery,
    TaskRead,
    TaskSnooze,
    TaskUpdate,
)
from overrides.task import TaskService

router = APIRouter(prefix="/api/{user_id}/tasks", tags=["tasks"], route_class=OwnedRoute)

require_hooks(TaskService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TaskService:
    """The service of the owner in the path, once the caller has been let through."""
    return TaskService(database, owner, precondition=precondition)


Service = Annotated[TaskService, Depends(service_of)]


@router.get("")
async def list_tasks(
    service: Service, query: Annotated[TaskQuery, Query()], request: Request, response: Response
) -> Page[TaskExpanded]:
    """List tasks."""
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


@router.get("/{id:row}")
async def get_task(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[
        Words[Literal["project", "parent", "tags", "comments", "subtasks"]], Query()
    ] = (),
) -> TaskExpanded:
    """Get a task, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id:row}")
async def replace_task(service: Service, id: Id, data: TaskCreate, response: Response) -> TaskRead:
    """Replace a task: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id:row}")
async def update_task(service: Service, id: Id, data: TaskUpdate, response: Response) -> TaskRead:
    """Change a task: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id:row}")
async def delete_task(service: Service, id: Id) -> Response:
    """Delete a task."""
    await service.delete(id)
    return Response(status_code=204)


@router.patch("/{id:row}/start")
@repeatable
async def start_task(service: Service, id: Id, response: Response) -> TaskRead:
    """Begin to work on it."""
    return tag(response, await service.start(id))


@router.patch("/{id:row}/complete")
@repeatable
async def complete_task(service: Service, id: Id, response: Response) -> TaskRead:
    """Say that it is done."""
    return tag(response, await service.complete(id))


@router.post("/{id:row}/cancel")
@repeatable
async def cancel_task(service: Service, id: Id, response: Response) -> TaskRead:
    """Say that it will not be done."""
    return tag(response, await service.cancel(id))


@router.post("/{id:row}/reopen")
@repeatable
async def reopen_task(service: Service, id: Id, response: Response) -> TaskRead:
    """Take it up again."""
    return tag(response, await service.reopen(id))


@router.post("/{id:row}/snooze", deprecated=True, dependencies=[Depends(Sunset("2027-06-30"))])
@repeatable
async def snooze_task(
    service: Service, id: Id, response: Response, data: TaskSnooze | None = None
) -> TaskRead:
    """Put it off."""
    return tag(response, await service.snooze(id, data or TaskSnooze()))


@router.post("/archive_done")
@repeatable
async def archive_done_tasks(
    service: Service, data: TaskArchiveDone | None = None
) -> TaskArchiveDoneResult:
    """Delete the tasks that were done before an instant, or all that are done."""
    return await service.archive_done(data or TaskArchiveDone())
