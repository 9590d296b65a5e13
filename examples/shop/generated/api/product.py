# Generated from schema.yaml; edit the schema, not this file. [seal a476bf3d4bb3]
"""Products over HTTP: what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import tag
from generated.api.dependencies import DatabaseDep, Id
from generated.api.pages import announce
from generated.api.routing import Route
from generated.pagination import Page
from generated.schemas.expanded import ProductExpanded
from generated.schemas.product import ProductQuery
from generated.schemas.queries import Words
from generated.services.product import ProductService

router = APIRouter(prefix="/shop/v2/products", tags=["products"], route_class=Route)


async def service_of(database: DatabaseDep) -> ProductService:
    """The service, which is the same for everybody."""
    return ProductService(database)


Service = Annotated[ProductService, Depends(service_of)]


@router.get("")
async def list_products(
    service: Service, query: Annotated[ProductQuery, Query()], request: Request, response: Response
) -> Page[ProductExpanded]:
    """List products."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.get("/{id}")
async def get_product(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["category"]], Query()] = (),
) -> ProductExpanded:
    """Get a product, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))
