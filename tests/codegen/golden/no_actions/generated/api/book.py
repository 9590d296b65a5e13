# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Books over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.book import BookCreate, BookRead, BookUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.book import BookService

router = APIRouter(prefix="/api/v1/{user_id}/books", tags=["books"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> BookService:
    """The service of the owner in the path, once the caller has been let through."""
    return BookService(database, owner, precondition=precondition)


Service = Annotated[BookService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_books(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[BookRead]:
    """List books, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_book(
    service: Service, data: BookCreate, request: Request, response: Response
) -> BookRead:
    """Create a book."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_book(service: Service, id: Id, response: Response) -> BookRead:
    """Get a book."""
    return tag(response, await service.get(id))


@router.patch("/{id}")
async def update_book(service: Service, id: Id, data: BookUpdate, response: Response) -> BookRead:
    """Change a book: what is left out stays as it is."""
    return tag(response, await service.update(id, data))
