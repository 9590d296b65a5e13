# Generated from schema.yaml; edit the schema, not this file. [seal dbf9989be957]
"""The alert rules in the database; every statement names the owner."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from uuid_utils.compat import uuid7

from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import IDS, Expansions, ToOne
from generated.filters import Filters, equals, includes, is_null, one_of
from generated.lists import Listing, fetch_list
from generated.models.alert_rule import AlertRule
from generated.models.answers import DEVICE_ROW
from generated.models.device import Device
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.alert_rule import (
    AlertRuleCreate,
    AlertRuleQuery,
    AlertRuleRead,
    AlertRuleUpdate,
)
from generated.schemas.device import DeviceRead
from generated.schemas.expanded import AlertRuleExpanded

LIST = select(AlertRule).where(AlertRule.fleet == bindparam("_owner"))
FILTERS: Filters = {
    "device_id": equals(AlertRule.device_id),
    "severity": equals(AlertRule.severity),
    "severity.in": one_of(AlertRule.severity),
    "channels.contains": includes(AlertRule.channels),
    "recipients.contains": includes(AlertRule.recipients),
    "cooldown.is_null": is_null(AlertRule.cooldown),
    "condition.is_null": is_null(AlertRule.condition),
}
SORTS: Sorts = {"severity": AlertRule.severity}
LISTING = Listing(LIST, AlertRule.id, filters=FILTERS, sorts=SORTS)
EXPAND_DEVICE = select(*DEVICE_ROW).where(
    Device.fleet == bindparam("_owner"), Device.id == any_(IDS)
)
EXPANSIONS = Expansions(
    AlertRuleExpanded, {"device": ToOne(EXPAND_DEVICE, "device_id", DeviceRead)}
)
GET = select(AlertRule).where(
    AlertRule.fleet == bindparam("_owner"), AlertRule.id == bindparam("_id")
)
FIND = GET.where(matches(AlertRule.entity_tag))
CREATE = insert(AlertRule).returning(AlertRule)
UPDATE = (
    update(AlertRule)
    .where(
        AlertRule.fleet == bindparam("_owner"),
        AlertRule.id == bindparam("_id"),
        matches(AlertRule.entity_tag),
    )
    .values(updated_at=func.clock_timestamp())
    .returning(AlertRule)
)
DELETE = (
    delete(AlertRule)
    .where(
        AlertRule.fleet == bindparam("_owner"),
        AlertRule.id == bindparam("_id"),
        matches(AlertRule.entity_tag),
    )
    .returning(AlertRule.id)
)


def read(row: RowMapping | None) -> AlertRuleRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such alert rule.")
    return AlertRuleRead.model_validate(row)


class AlertRuleService:
    """The alert rules of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: AlertRuleQuery) -> Page[AlertRuleExpanded]:
        """Some of the alert rules, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: AlertRuleCreate) -> AlertRuleRead:
        """Store a new alert rule, and give it its id."""
        values = data.model_dump(by_alias=True)
        row = {**values, "fleet": self.owner, "id": uuid7()}
        return read(await self.database.fetch_one(CREATE, row))

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> AlertRuleExpanded:
        """The alert rule with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: AlertRuleCreate) -> AlertRuleRead:
        """Put the data in the place of what is there. Raises NotFound."""
        values = data.model_dump(by_alias=True)
        return read(await self.matched(UPDATE, {**values, **self.key(id)}))

    async def update(self, id: UUID, data: AlertRuleUpdate) -> AlertRuleRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        statement = UPDATE if changes else FIND
        return read(await self.matched(statement, {**changes, **self.key(id)}))

    async def delete(self, id: UUID) -> None:
        """Remove the alert rule with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such alert rule.")

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
