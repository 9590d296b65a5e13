# Generated from schema.yaml; edit the schema, not this file. [seal 59c207033f50]
"""Todos over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.schemas.todo import TodoCreate, TodoQuery, TodoRead, TodoUpdate
from overrides.todo import TodoService

router = APIRouter(prefix="/api/{user_id}/todos", tags=["todos"], route_class=OwnedRoute)

require_hooks(TodoService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TodoService:
    """The service of the owner in the path, once the caller has been let through."""
    return TodoService(database, owner, precondition=precondition)


Service = Annotated[TodoService, Depends(service_of)]


@router.get("")
async def list_todos(
    service: Service, query: Annotated[TodoQuery, Query()], request: Request, response: Response
) -> list[TodoRead]:
    """List todos."""
    page = await service.list(query)
    announce(request, response, page)
    return page.items


@router.post("", status_code=201)
@repeatable
async def create_todo(
    service: Service, data: TodoCreate, request: Request, response: Response
) -> TodoRead:
    """Create a todo."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_todo(service: Service, id: Id, response: Response) -> TodoRead:
    """Get a todo."""
    return tag(response, await service.get(id))


@router.patch("/{id}")
async def update_todo(service: Service, id: Id, data: TodoUpdate, response: Response) -> TodoRead:
    """Change a todo: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_todo(service: Service, id: Id) -> Response:
    """Delete a todo."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_todos(service: Service) -> Response:
    """Delete all todos."""
    await service.clear()
    return Response(status_code=204)
