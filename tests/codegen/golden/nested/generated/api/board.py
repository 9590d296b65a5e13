# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Boards over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.board import BoardCreate, BoardRead, BoardUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.board import BoardService

router = APIRouter(prefix="/api/{user_id}/boards", tags=["boards"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> BoardService:
    """The service of the owner in the path, once the caller has been let through."""
    return BoardService(database, owner, precondition=precondition)


Service = Annotated[BoardService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_boards(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[BoardRead]:
    """List boards, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_board(
    service: Service, data: BoardCreate, request: Request, response: Response
) -> BoardRead:
    """Create a board."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_board(service: Service, id: Id, response: Response) -> BoardRead:
    """Get a board."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_board(
    service: Service, id: Id, data: BoardCreate, response: Response
) -> BoardRead:
    """Replace a board: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_board(
    service: Service, id: Id, data: BoardUpdate, response: Response
) -> BoardRead:
    """Change a board: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_board(service: Service, id: Id) -> Response:
    """Delete a board."""
    await service.delete(id)
    return Response(status_code=204)
