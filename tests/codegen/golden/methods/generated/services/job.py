# Generated from schema.yaml; edit the schema, not this file. [seal 000000000000]
"""The jobs in the database; every statement names the owner.

What the schema cannot say is written in `overrides/job.py`.
"""

from abc import ABC, abstractmethod
from uuid import UUID

from sqlalchemy import Executable, RowMapping, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.models.job import Job
from generated.preconditions import Precondition, matches
from generated.schemas.job import JobCancel, JobRead
from generated.transactions import reread

GET = select(Job).where(Job.user_id == bindparam("_owner"), Job.id == bindparam("_id"))
DELETE = (
    delete(Job)
    .where(Job.user_id == bindparam("_owner"), Job.id == bindparam("_id"), matches(Job.entity_tag))
    .returning(Job.id)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> JobRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such job.")
    return JobRead.model_validate(row)


class JobServiceBase(ABC):
    """The jobs of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def delete(self, id: UUID) -> None:
        """Remove the job with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such job.")

    async def start(self, id: UUID) -> JobRead:
        """Start a job."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_start(row)
            await reread(session, row)
        return JobRead.model_validate(row)

    @abstractmethod
    async def on_start(self, job: Job) -> None:
        """Start a job."""

    async def cancel(self, id: UUID, data: JobCancel) -> JobRead:
        """Cancel a job."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await self.on_cancel(row, data)
            await reread(session, row)
        return JobRead.model_validate(row)

    @abstractmethod
    async def on_cancel(self, job: Job, data: JobCancel) -> None:
        """Cancel a job."""

    async def locked(self, session: AsyncSession, id: UUID) -> Job:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such job.")
        self.precondition.check(id, row.entity_tag)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
