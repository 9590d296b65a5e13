# Generated from schema.yaml; edit the schema, not this file. [seal aa1e619ec2a9]
"""Comments over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.comment import CommentCreate, CommentQuery, CommentRead, CommentUpdate
from generated.schemas.expanded import CommentExpanded
from generated.schemas.queries import Words
from generated.services.comment import CommentService

router = APIRouter(
    prefix="/api/{user_id}/tasks/{task_id}/comments", tags=["comments"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, task_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> CommentService:
    """The service of the owner in the path, once the caller has been let through."""
    return CommentService(database, owner, task_id, precondition=precondition)


Service = Annotated[CommentService, Depends(service_of)]


@router.get("")
async def list_comments(
    service: Service, query: Annotated[CommentQuery, Query()], request: Request, response: Response
) -> Page[CommentExpanded]:
    """List comments."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_comment(
    service: Service, data: CommentCreate, request: Request, response: Response
) -> CommentRead:
    """Create a comment."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_comment(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["reactions"]], Query()] = (),
) -> CommentExpanded:
    """Get a comment, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_comment(
    service: Service, id: Id, data: CommentCreate, response: Response
) -> CommentRead:
    """Replace a comment: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_comment(
    service: Service, id: Id, data: CommentUpdate, response: Response
) -> CommentRead:
    """Change a comment: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_comment(service: Service, id: Id) -> Response:
    """Delete a comment."""
    await service.delete(id)
    return Response(status_code=204)
