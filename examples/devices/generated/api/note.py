# Generated from schema.yaml; edit the schema, not this file. [seal b0a0efa47ef7]
"""Notes over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.deprecation import Sunset
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.note import NoteCreate, NoteRead, NoteUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.note import NoteService

router = APIRouter(
    prefix="/api/v1/{fleet}/notes",
    tags=["notes"],
    route_class=OwnedRoute,
    deprecated=True,
    dependencies=[Depends(Sunset("2027-12-31"))],
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> NoteService:
    """The service of the owner in the path, once the caller has been let through."""
    return NoteService(database, owner, precondition=precondition)


Service = Annotated[NoteService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=1000)] = 100,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_notes(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[NoteRead]:
    """List notes, the newest first."""
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
async def get_note(service: Service, id: Id, response: Response) -> NoteRead:
    """Get a note."""
    return tag(response, await service.get(id))


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
