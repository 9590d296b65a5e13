# Generated from schema.yaml; edit the schema, not this file. [seal a120e1494f03]
"""Cards over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.card import CardCreate, CardQuery, CardRead
from generated.services.card import CardService

router = APIRouter(prefix="/shop/v2/{customer_id}/cards", tags=["cards"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> CardService:
    """The service of the owner in the path, once the caller has been let through."""
    return CardService(database, owner, precondition=precondition)


Service = Annotated[CardService, Depends(service_of)]


@router.get("")
async def list_cards(
    service: Service, query: Annotated[CardQuery, Query()], request: Request, response: Response
) -> Page[CardRead]:
    """List cards."""
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


@router.delete("/{id}")
async def delete_card(service: Service, id: Id) -> Response:
    """Delete a card."""
    await service.delete(id)
    return Response(status_code=204)
