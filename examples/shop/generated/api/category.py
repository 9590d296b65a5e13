# Generated from schema.yaml; edit the schema, not this file. [seal 585817eb125a]
"""Categories over HTTP: what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.pages import announce
from generated.api.routing import Route
from generated.pagination import Page
from generated.schemas.category import CategoryQuery
from generated.schemas.expanded import CategoryExpanded
from generated.schemas.queries import Words
from generated.services.category import CategoryService

router = APIRouter(prefix="/shop/v2/categories", tags=["categories"], route_class=Route)


async def service_of(database: DatabaseDep) -> CategoryService:
    """The service, which is the same for everybody."""
    return CategoryService(database)


Service = Annotated[CategoryService, Depends(service_of)]


@router.get("")
async def list_categories(
    service: Service, query: Annotated[CategoryQuery, Query()], request: Request, response: Response
) -> Page[CategoryExpanded]:
    """List categories."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_category(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["parent", "children", "products"]], Query()] = (),
) -> CategoryExpanded:
    """Get a category, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))
