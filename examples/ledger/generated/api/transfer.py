# Generated from schema.yaml; edit the schema, not this file. [seal 28d204ce165f]
"""Transfers over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.expanded import TransferExpanded
from generated.schemas.queries import Words
from generated.schemas.transfer import (
    TransferCreate,
    TransferQuery,
    TransferRead,
    TransferReplace,
    TransferUpdate,
)
from generated.services.transfer import TransferService

router = APIRouter(prefix="/ledger/{book_id}/transfers", tags=["transfers"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> TransferService:
    """The service of the owner in the path, once the caller has been let through."""
    return TransferService(database, owner, precondition=precondition)


Service = Annotated[TransferService, Depends(service_of)]


@router.get("")
async def list_transfers(
    service: Service, query: Annotated[TransferQuery, Query()], request: Request, response: Response
) -> Page[TransferExpanded]:
    """List transfers."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_transfer(
    service: Service, data: TransferCreate, request: Request, response: Response
) -> TransferRead:
    """Create a transfer."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_transfer(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["source", "target"]], Query()] = (),
) -> TransferExpanded:
    """Get a transfer, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_transfer(
    service: Service, id: Id, data: TransferReplace, response: Response
) -> TransferRead:
    """Replace a transfer: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_transfer(
    service: Service, id: Id, data: TransferUpdate, response: Response
) -> TransferRead:
    """Change a transfer: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_transfer(service: Service, id: Id) -> Response:
    """Delete a transfer."""
    await service.delete(id)
    return Response(status_code=204)
