# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Invoices over HTTP: who asks, what comes in, what goes out."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from generated.api.conditions import PreconditionDep, tag
from generated.api.dependencies import DatabaseDep, Id, locate, require_hooks
from generated.api.idempotency import repeatable
from generated.api.owner import OwnedRoute, OwnerId
from generated.schemas.invoice import InvoiceCreate, InvoiceRead
from overrides.invoice import InvoiceService

router = APIRouter(prefix="/v1/{tenant}/invoices", tags=["invoices"], route_class=OwnedRoute)

require_hooks(InvoiceService)


async def service_of(
    owner: OwnerId, database: DatabaseDep, precondition: PreconditionDep
) -> InvoiceService:
    """The service of the owner in the path, once the caller has been let through."""
    return InvoiceService(database, owner, precondition=precondition)


Service = Annotated[InvoiceService, Depends(service_of)]


@router.post("", status_code=201)
@repeatable
async def create_invoice(
    service: Service, data: InvoiceCreate, request: Request, response: Response
) -> InvoiceRead:
    """Create an invoice."""
    created = await service.create(data)
    locate(request, response, created.id)
    return tag(response, created)


@router.get("/{id}")
async def get_invoice(service: Service, id: Id, response: Response) -> InvoiceRead:
    """Get an invoice."""
    return tag(response, await service.get(id))


@router.post("/{id}/send")
@repeatable
async def send_invoice(service: Service, id: Id, response: Response) -> InvoiceRead:
    """Send an invoice."""
    return tag(response, await service.send(id))
