# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Notes over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import NoteExpanded
from generated.schemas.note import NoteCreate, NoteQuery, NoteRead, NoteUpdate
from generated.schemas.queries import Words
from generated.services.note import NoteService
from overrides.task import TaskService

router = APIRouter(
    prefix="/api/{user_id}/tasks/{task_id}/notes",
    tags=["notes"],
    route_class=OwnedRoute,
    deprecated=True,
)


async def service_of(
    owner: OwnerId, task_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> NoteService:
    """The service of the owner in the path, once the caller has been let through."""
    return NoteService(
        database, owner, task_id, read_task=TaskService.read, precondition=precondition
    )


Service = Annotated[NoteService, Depends(service_of)]


@router.get("")
async def list_notes(
    service: Service, query: Annotated[NoteQuery, Query()], request: Request, response: Response
) -> Page[NoteExpanded]:
    """List notes."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_note(
    service: Service, data: NoteCreate, request: Request, response: Response
) -> NoteRead:
    """Create a note."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_note(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["task"]], Query()] = (),
) -> NoteExpanded:
    """Get a note, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_note(service: Service, id: Id, data: NoteCreate, response: Response) -> NoteRead:
    """Replace a note: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_note(service: Service, id: Id, data: NoteUpdate, response: Response) -> NoteRead:
    """Change a note: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_note(service: Service, id: Id) -> Response:
    """Delete a note."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/pin")
@repeatable
async def pin_note(service: Service, id: Id, response: Response) -> NoteRead:
    """Pin a note."""
    return tag(response, await service.pin(id))
