# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Cards over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page, PageQuery
from generated.schemas.card import CardCreate, CardRead, CardUpdate
from generated.schemas.queries import Count, Cursor
from overrides.card import CardService

router = APIRouter(
    prefix="/api/{user_id}/boards/{board_id}/columns/{column_id}/cards",
    tags=["cards"],
    route_class=OwnedRoute,
)

require_hooks(CardService)


async def service_of(
    owner: OwnerId,
    board_id: Id,
    column_id: Id,
    database: DatabaseDep,
    precondition: PreconditionDep,
) -> CardService:
    """The service of the owner in the path, once the caller has been let through."""
    return CardService(database, owner, board_id, column_id, precondition=precondition)


Service = Annotated[CardService, Depends(service_of)]


async def page_of(
    limit: Annotated[Count, Query(ge=1, le=200)] = 50,
    cursor: Annotated[Cursor | None, Query()] = None,
    count: Annotated[Literal["exact"] | None, Query()] = None,
) -> PageQuery:
    """Which page the query asks for."""
    return PageQuery(limit=limit, cursor=cursor, count=count)


PageOf = Annotated[PageQuery, Depends(page_of)]


@router.get("")
async def list_cards(
    service: Service, query: PageOf, request: Request, response: Response
) -> Page[CardRead]:
    """List cards, the newest first."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_card(
    service: Service, data: CardCreate, request: Request, response: Response
) -> CardRead:
    """Create a card."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_card(service: Service, id: Id, response: Response) -> CardRead:
    """Get a card."""
    return tag(response, await service.get(id))


@router.put("/{id}")
async def replace_card(service: Service, id: Id, data: CardCreate, response: Response) -> CardRead:
    """Replace a card: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_card(service: Service, id: Id, data: CardUpdate, response: Response) -> CardRead:
    """Change a card: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_card(service: Service, id: Id) -> Response:
    """Delete a card."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/flag")
@repeatable
async def flag_card(service: Service, id: Id, response: Response) -> CardRead:
    """Flag a card."""
    return tag(response, await service.flag(id))
