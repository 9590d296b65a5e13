# Generated from schema.yaml; edit the schema, not this file. [seal 8951b30cbced]
"""The alerts in the database; every statement names the owner.

What the schema cannot say is written in `overrides/alert.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, equals, one_of
from generated.lists import Listing, fetch_list
from generated.models.alert import Alert
from generated.models.alert_rule import AlertRule
from generated.models.device import Device
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.alert import AlertAcknowledge, AlertCreate, AlertQuery, AlertRead
from generated.schemas.alert_rule import AlertRuleRead
from generated.schemas.expanded import AlertExpanded
from generated.steps import illegal_step, require_step
from generated.transactions import remove, reread, run

PARENT = select(Device.id).where(
    Device.fleet == bindparam("_owner"), Device.id == bindparam("_device_id")
)
LIST = select(Alert).where(
    Alert.fleet == bindparam("_owner"), Alert.device_id == bindparam("_device_id")
)
FILTERS: Filters = {
    "state": equals(Alert.state),
    "state.in": one_of(Alert.state),
    "rule_id": equals(Alert.rule_id),
}
LISTING = Listing(LIST, Alert.id, filters=FILTERS)
EXPAND_RULE = select(AlertRule).where(
    AlertRule.fleet == bindparam("_owner"), AlertRule.id == any_(IDS)
)
EXPANSIONS = Expansions(AlertExpanded, {"rule": ToOne(EXPAND_RULE, "rule_id", AlertRuleRead)})
GET = select(Alert).where(
    Alert.fleet == bindparam("_owner"),
    Alert.device_id == bindparam("_device_id"),
    Alert.id == bindparam("_id"),
)
CREATE = insert(Alert).returning(Alert)
DELETE = (
    delete(Alert)
    .where(
        Alert.fleet == bindparam("_owner"),
        Alert.device_id == bindparam("_device_id"),
        Alert.id == bindparam("_id"),
    )
    .returning(Alert.id)
)
RESOLVE = (
    update(Alert)
    .where(
        Alert.fleet == bindparam("_owner"),
        Alert.device_id == bindparam("_device_id"),
        Alert.id == bindparam("_id"),
        Alert.state.in_(["open", "acknowledged"]),
        matches(Alert.entity_tag),
    )
    .values(state="resolved", resolved_at=func.clock_timestamp())
    .returning(Alert)
)
LOCK = GET.with_for_update()


def read(row: RowMapping | None) -> AlertRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such alert.")
    return AlertRead.model_validate(row)


class AlertServiceBase(ABC):
    """The alerts of one owner's device: no row here has another owner or device."""

    def __init__(
        self,
        database: Database,
        owner: str,
        device_id: UUID,
        *,
        precondition: Precondition | None = None,
    ) -> None:
        self.database = database
        self.owner = owner
        self.device_id = device_id
        self.scope: Parameters = {"_owner": owner, "_device_id": device_id}
        self.precondition = precondition or Precondition()

    async def list(self, query: AlertQuery) -> Page[AlertExpanded]:
        """Some of the alerts, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        if not found.rows:
            await self.require_parent()
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: AlertCreate) -> AlertRead:
        """Store a new alert, and give it its id."""
        await self.require_parent()
        async with self.database.transaction() as session:
            data = await self.before_create(session, data)
            values = {
                **data.model_dump(by_alias=True),
                "fleet": self.owner,
                "device_id": self.device_id,
                "id": uuid7(),
            }
            created = await run(session, CREATE, values)
        return read(created)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> AlertExpanded:
        """The alert with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def delete(self, id: UUID) -> None:
        """Remove the alert with this id. Raises NotFound."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            await remove(session, row, DELETE, self.key(id))
            await self.after_delete(session, row)

    async def acknowledge(self, id: UUID, data: AlertAcknowledge) -> AlertRead:
        """Say who looks after it."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            require_step("state", row.state, ["open"], "acknowledged")
            row.state = "acknowledged"
            await self.on_acknowledge(row, data)
            await reread(session, row)
        return AlertRead.model_validate(row)

    @abstractmethod
    async def on_acknowledge(self, alert: Alert, data: AlertAcknowledge) -> None:
        """Say who looks after it."""

    async def resolve(self, id: UUID) -> AlertRead:
        """Say that it is over."""
        row = await self.matched(RESOLVE, self.key(id))
        if row is None:
            found = read(await self.database.fetch_one(GET, self.key(id)))
            raise illegal_step("state", found.state, ["open", "acknowledged"], "resolved")
        return read(row)

    async def locked(self, session: AsyncSession, id: UUID) -> Alert:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        row = await session.scalar(LOCK, self.key(id))
        if row is None:
            raise NotFound("There is no such alert.")
        self.precondition.check(id, row.entity_tag)
        return row

    @abstractmethod
    async def before_create(self, session: AsyncSession, data: AlertCreate) -> AlertCreate:
        """Check an alert that is to be stored, and return what is to be stored."""

    @abstractmethod
    async def after_delete(self, session: AsyncSession, alert: Alert) -> None:
        """Do what follows from an alert that has been deleted."""

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    async def require_parent(self) -> None:
        """Raise NotFound where there is no device as the path names it."""
        if await self.database.fetch_one(PARENT, self.scope) is None:
            raise NotFound("There is no such device.")

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
