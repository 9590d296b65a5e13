# Generated from schema.yaml; edit the schema, not this file. [seal 3e178141188f]
"""Categories over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.category import CategoryCreate, CategoryQuery, CategoryRead, CategoryUpdate
from generated.schemas.expanded import CategoryExpanded
from generated.schemas.queries import Words
from generated.services.category import CategoryService

router = APIRouter(
    prefix="/ledger/{book_id}/categories", tags=["categories"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> CategoryService:
    """The service of the owner in the path, once the caller has been let through."""
    return CategoryService(database, owner, precondition=precondition)


Service = Annotated[CategoryService, Depends(service_of)]


@router.get("")
async def list_categories(
    service: Service, query: Annotated[CategoryQuery, Query()], request: Request, response: Response
) -> Page[CategoryExpanded]:
    """List categories."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_category(
    service: Service, data: CategoryCreate, request: Request, response: Response
) -> CategoryRead:
    """Create a category."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_category(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["parent", "children"]], Query()] = (),
) -> CategoryExpanded:
    """Get a category, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_category(
    service: Service, id: Id, data: CategoryCreate, response: Response
) -> CategoryRead:
    """Replace a category: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_category(
    service: Service, id: Id, data: CategoryUpdate, response: Response
) -> CategoryRead:
    """Change a category: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_category(service: Service, id: Id) -> Response:
    """Delete a category."""
    await service.delete(id)
    return Response(status_code=204)
