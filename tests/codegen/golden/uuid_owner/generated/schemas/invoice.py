# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""Invoices on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from generated.schemas.base import Input, VersionedRow
from generated.schemas.formats import Timestamp
from generated.schemas.values import Flag, Storable


class InvoiceCreate(Input):
    """An invoice to be stored."""

    number: Annotated[str, Field(max_length=200), Storable]
    paid: Flag = False


class InvoiceRead(VersionedRow):
    """An invoice as its owner sees it."""

    id: UUID
    tenant: UUID
    number: str
    paid: bool
    created_at: Timestamp
    updated_at: Timestamp
