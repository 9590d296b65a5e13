# Generated from schema.yaml; edit the schema, not this file. [seal 8cd0d43a8281]
"""Reactions over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.reaction import ReactionCreate, ReactionRead
from generated.services.reaction import ReactionService

router = APIRouter(
    prefix="/api/{user_id}/tasks/{task_id}/comments/{comment_id}/reactions",
    tags=["reactions"],
    route_class=OwnedRoute,
)


async def service_of(
    owner: OwnerId,
    task_id: Id,
    comment_id: Id,
    database: DatabaseDep,
    precondition: PreconditionDep,
) -> ReactionService:
    """The service of the owner in the path, once the caller has been let through."""
    return ReactionService(database, owner, task_id, comment_id, precondition=precondition)


Service = Annotated[ReactionService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_reactions(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ReactionRead]:
    """List reactions, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_reaction(
    service: Service, data: ReactionCreate, request: Request, response: Response
) -> ReactionRead:
    """Create a reaction."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_reaction(service: Service, id: Id, response: Response) -> ReactionRead:
    """Get a reaction."""
    return tag(response, await service.get(id))


@router.delete("/{id}")
async def delete_reaction(service: Service, id: Id) -> Response:
    """Delete a reaction."""
    await service.delete(id)
    return Response(status_code=204)
