# Generated from schema.yaml; edit the schema, not this file. [seal 23fa169949d9]
"""Accounts over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.api.pages import announce
from generated.pagination import Page
from generated.schemas.account import (
    AccountCreate,
    AccountQuery,
    AccountRead,
    AccountReplace,
    AccountUpdate,
)
from generated.schemas.expanded import AccountExpanded
from generated.schemas.queries import Words
from generated.services.account import AccountService

router = APIRouter(prefix="/ledger/{book_id}/accounts", tags=["accounts"], route_class=OwnedRoute)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> AccountService:
    """The service of the owner in the path, once the caller has been let through."""
    return AccountService(database, owner, precondition=precondition)


Service = Annotated[AccountService, Depends(service_of)]


@router.get("")
async def list_accounts(
    service: Service, query: Annotated[AccountQuery, Query()], request: Request, response: Response
) -> Page[AccountExpanded]:
    """List accounts."""
    page = await service.list(query)
    announce(request, response, page)
    return page


@router.post("", status_code=201)
@repeatable
async def create_account(
    service: Service, data: AccountCreate, request: Request, response: Response
) -> AccountRead:
    """Create an account."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_account(
    service: Service,
    id: Id,
    response: Response,
    expand: Annotated[Words[Literal["transactions", "outgoing", "incoming"]], Query()] = (),
) -> AccountExpanded:
    """Get an account, with the rows behind it that are asked for."""
    return tag(response, await service.get(id, expand))


@router.put("/{id}")
async def replace_account(
    service: Service, id: Id, data: AccountReplace, response: Response
) -> AccountRead:
    """Replace an account: what is left out takes its default."""
    return tag(response, await service.replace(id, data))


@router.patch("/{id}")
async def update_account(
    service: Service, id: Id, data: AccountUpdate, response: Response
) -> AccountRead:
    """Change an account: what is left out stays as it is."""
    return tag(response, await service.update(id, data))


@router.delete("/{id}")
async def delete_account(service: Service, id: Id) -> Response:
    """Delete an account."""
    await service.delete(id)
    return Response(status_code=204)
