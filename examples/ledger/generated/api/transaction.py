# Generated from schema.yaml; edit the schema, not this file. [seal a3e186f3a4d0]
"""Transactions over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import TransactionExpanded
from generated.schemas.queries import Words
from generated.schemas.transaction import (
    TransactionCreate,
    TransactionQuery,
    TransactionRead,
    TransactionUpdate,
)
from generated.services.transaction import TransactionService

router = APIRouter(
    prefix="/ledger/{book_id}/transactions", tags=["transactions"], route_class=OwnedRoute
)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TransactionService:
    """The service of the owner in the path, once the caller has been let through."""
    return TransactionService(database, owner, precondition=precondition)


Service = Annotated[TransactionService, Depends(service_of)]


@router.get("")
async def list_transactions(
    service: Service,
    query: Annotated[TransactionQuery, Query()],
    request: Request,
    response: Response,
) -> Page[TransactionExpanded]:
    """List transactions."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_transaction(
    service: Service, data: TransactionCreate, request: Request, response: Response
) -> TransactionRead:
    """Create a transaction."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_transaction(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["account", "category", "tags"]], Query()] = (),
) -> TransactionExpanded:
    """Get a transaction, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_transaction(
    service: Service, id: Id, data: TransactionCreate, response: Response
) -> TransactionRead:
    """Replace a transaction: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_transaction(
    service: Service, id: Id, data: TransactionUpdate, response: Response
) -> TransactionRead:
    """Change a transaction: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_transaction(service: Service, id: Id) -> Response:
    """Delete a transaction."""
    await service.delete(id)
    return Response(status_code=204)


@router.post("/{id}/undelete")
async def undelete_transaction(service: Service, id: Id, response: Response) -> TransactionRead:
    """Bring a deleted transaction back."""
    return tag(response, await service.undelete(id))


@router.put("/{id}/clear")
@repeatable
async def clear_transaction(service: Service, id: Id, response: Response) -> TransactionRead:
    """Say that the bank has it too."""
    return tag(response, await service.clear(id))
