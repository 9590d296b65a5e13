# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The invoices in the database; every statement names the owner.

What the schema cannot say is written in `overrides/invoice.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import RowMapping, bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.invoice import Invoice
from generated.preconditions import Precondition
from generated.schemas.invoice import InvoiceCreate, InvoiceRead
from generated.transactions import reread

GET = select(Invoice).where(Invoice.tenant == bindparam("_owner"), Invoice.id == bindparam("_id"))
CREATE = insert(Invoice).returning(Invoice)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> InvoiceRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such invoice.")
    return InvoiceRead.model_validate(row)


class InvoiceServiceBase(ABC):
    """The invoices of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: UUID, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def create(self, data: InvoiceCreate) -> InvoiceRead:
        """Store a new invoice, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "tenant": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID) -> InvoiceRead:
        """The invoice with this id. Raises NotFound."""
        return read(await self.database.fetch_one(GET, self.key(id)))

    async def send(self, id: UUID) -> InvoiceRead:
        """Send an invoice."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_send(row)
            await reread(session, row)
        return InvoiceRead.model_validate(row)

    @abstractmethod
    async def on_send(self, invoice: Invoice) -> None:
        """Send an invoice."""

    async def locked(self, session: AsyncSession, id: UUID) -> Invoice:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such invoice.")
        self.precondition.check(id, row.entity_tag)
        return row

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
