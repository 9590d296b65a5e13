# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Counters over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.counter import CounterRead, CounterUpdate
from generated.schemas.queries import Count, Cursor
from overrides.counter import CounterService

router = APIRouter(prefix="/api/{user_id}/counters", tags=["counters"], route_class=OwnedRoute)

require_hooks(CounterService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> CounterService:
    """The service of the owner in the path, once the caller has been let through."""
    return CounterService(database, owner, precondition=precondition)


Service = Annotated[CounterService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=20)] = 10,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_counters(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[CounterRead]:
    """List counters, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.patch("/{id}")
async def update_counter(
    service: Service, id: Id, data: CounterUpdate, response: Response
) -> CounterRead:
    """Change a counter: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.post("/{id}/reset")
@repeatable
async def reset_counter(service: Service, id: Id, response: Response) -> CounterRead:
    """Reset a counter."""
    return tag(response, await service.reset(id))
