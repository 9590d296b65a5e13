# Generated from schema.yaml; edit the schema, not this file. [seal 52e625bf93c3]
"""Reviews over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.queries import Count, Cursor
from generated.schemas.review import ReviewCreate, ReviewRead, ReviewUpdate
from generated.services.review import ReviewService

router = APIRouter(
    prefix="/shop/v2/{customer_id}/products/{product_id}/reviews",
    tags=["reviews"],
    route_class=OwnedRoute,
)


async def service_of(
    owner: OwnerId, product_id: Id, database: DatabaseDep, precondition: PreconditionDep
) -> ReviewService:
    """The service of the owner in the path, once the caller has been let through."""
    return ReviewService(database, owner, product_id, precondition=precondition)


Service = Annotated[ReviewService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=100)] = 20,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_reviews(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[ReviewRead]:
    """List reviews, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_review(
    service: Service, data: ReviewCreate, request: Request, response: Response
) -> ReviewRead:
    """Create a review."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_review(service: Service, id: Id, response: Response) -> ReviewRead:
    """Get a review."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_review(
    service: Service, id: Id, data: ReviewCreate, response: Response
) -> ReviewRead:
    """Replace a review: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_review(
    service: Service, id: Id, data: ReviewUpdate, response: Response
) -> ReviewRead:
    """Change a review: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_review(service: Service, id: Id) -> Response:
    """Delete a review."""
    await service.delete(id)
    return Response(status_code=204)
