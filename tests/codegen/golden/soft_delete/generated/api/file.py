# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Files over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.file import FileCreate, FileRead, FileUpdate
from generated.schemas.queries import Count, Cursor
from overrides.file import FileService

router = APIRouter(
    prefix="/api/{user_id}/folders/{folder_id}/files", tags=["files"], route_class=OwnedRoute
)

require_hooks(FileService)


async def service_of(
    owner: OwnerId, folder_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> FileService:
    """The service of the owner in the path, once the caller has been let through."""
    return FileService(database, owner, folder_id, precondition=precondition)


Service = Annotated[FileService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_files(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[FileRead]:
    """List files, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_file(
    service: Service, data: FileCreate, request: Request, response: Response
) -> FileRead:
    """Create a file."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_file(service: Service, id: Id, response: Response) -> FileRead:
    """Get a file."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_file(service: Service, id: Id, data: FileCreate, response: Response) -> FileRead:
    """Replace a file: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_file(service: Service, id: Id, data: FileUpdate, response: Response) -> FileRead:
    """Change a file: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_file(service: Service, id: Id) -> Response:
    """Delete a file."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/undelete")
async def undelete_file(service: Service, id: Id, response: Response) -> FileRead:
    """Bring a deleted file back."""
    return tag(response, await service.undelete(id))
