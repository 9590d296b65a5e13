# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Documents over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.document import DocumentCreate, DocumentRead, DocumentUpdate
from generated.schemas.queries import Count, Cursor
from generated.services.document import DocumentService

router = APIRouter(prefix="/api/{user_id}/documents", tags=["documents"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> DocumentService:
    """The service of the owner in the path, once the caller has been let through."""
    return DocumentService(database, owner, precondition=precondition)


Service = Annotated[DocumentService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_documents(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[DocumentRead]:
    """List documents, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_document(
    service: Service, data: DocumentCreate, request: Request, response: Response
) -> DocumentRead:
    """Create a document."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_document(service: Service, id: Id, response: Response) -> DocumentRead:
    """Get a document."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_document(
    service: Service, id: Id, data: DocumentCreate, response: Response
) -> DocumentRead:
    """Replace a document: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_document(
    service: Service, id: Id, data: DocumentUpdate, response: Response
) -> DocumentRead:
    """Change a document: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_document(service: Service, id: Id) -> Response:
    """Delete a document."""
    await service.delete(id)
    return Response(status_code=204)
