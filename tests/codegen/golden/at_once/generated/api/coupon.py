# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Coupons over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.coupon import CouponBatch, CouponBatchResult, CouponCreate, CouponRead
from generated.schemas.queries import Count, Cursor
from generated.services.coupon import CouponService

router = APIRouter(prefix="/api/{user_id}/coupons", tags=["coupons"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> CouponService:
    """The service of the owner in the path, once the caller has been let through."""
    return CouponService(database, owner, precondition=precondition)


Service = Annotated[CouponService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_coupons(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[CouponRead]:
    """List coupons, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_coupon(
    service: Service, data: CouponCreate, request: Request, response: Response
) -> CouponRead:
    """Create a coupon."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.delete("/{id}")
async def delete_coupon(service: Service, id: Id) -> Response:
    """Delete a coupon."""
    await service.delete(id)
    return Response(status_code=204)


@router.delete("")
async def clear_coupons(service: Service) -> Response:
    """Delete all coupons."""
    await service.clear()
    return Response(status_code=204)


@router.post(":batch")
@repeatable
async def batch_coupons(service: Service, data: CouponBatch) -> CouponBatchResult:
    """Delete and create coupons at once."""
    return await service.batch(data)
