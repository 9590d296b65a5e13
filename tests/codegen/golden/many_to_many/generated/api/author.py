# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Authors over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.author import AuthorCreate, AuthorRead, AuthorUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.author import AuthorService

router = APIRouter(prefix="/api/{user_id}/authors", tags=["authors"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> AuthorService:
    """The service of the owner in the path, once the caller has been let through."""
    return AuthorService(database, owner, precondition=precondition)


Service = Annotated[AuthorService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_authors(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[AuthorRead]:
    """List authors, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_author(
    service: Service, data: AuthorCreate, request: Request, response: Response
) -> AuthorRead:
    """Create an author."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_author(service: Service, id: Id, response: Response) -> AuthorRead:
    """Get an author."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_author(
    service: Service, id: Id, data: AuthorCreate, response: Response
) -> AuthorRead:
    """Replace an author: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_author(
    service: Service, id: Id, data: AuthorUpdate, response: Response
) -> AuthorRead:
    """Change an author: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_author(service: Service, id: Id) -> Response:
    """Delete an author."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/undelete")
async def undelete_author(service: Service, id: Id, response: Response) -> AuthorRead:
    """Bring a deleted author back."""
    return tag(response, await service.undelete(id))
