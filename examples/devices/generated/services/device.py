# Generated from schema.yaml; edit the schema, not this file. [seal 8a41b3dd605f]
"""The devices in the database; every statement names the owner.

What the schema cannot say is written in `overrides/device.py`.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import Executable, RowMapping, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils.compat import uuid7

from generated.conflicts import CONFLICTS
from generated.database import Database, Parameters
from generated.errors import NotFound
from generated.expansions import EACH, Expansions, ToMany, few_of_each
from generated.filters import (
    Filters,
    at_least,
    at_most,
    equals,
    greater,
    includes,
    is_null,
    less,
    one_of,
)
from generated.links import LINKED_IDS, ROW_ID, Links, take_lists, write_links
from generated.lists import Listing, fetch_list
from generated.models.alert_rule import AlertRule
from generated.models.answers import DEVICE_ROW, DEVICE_VERSION
from generated.models.device import Device
from generated.models.device_device import DeviceDevice
from generated.models.reading import Reading
from generated.orders import Sorts
from generated.pagination import Page
from generated.preconditions import Precondition, matches
from generated.schemas.alert_rule import AlertRuleRead
from generated.schemas.device import (
    DeviceCreate,
    DeviceQuery,
    DeviceRead,
    DeviceReplace,
    DeviceUpdate,
)
from generated.schemas.expanded import DeviceExpanded
from generated.schemas.formats import now
from generated.schemas.reading import ReadingRead
from generated.transactions import run

LIST = select(*DEVICE_ROW).where(Device.fleet == bindparam("_owner"))
FILTERS: Filters = {
    "kind": equals(Device.kind),
    "kind.in": one_of(Device.kind),
    "name": equals(Device.name),
    "labels.contains": includes(Device.labels),
    "contact": equals(Device.contact),
    "contact.is_null": is_null(Device.contact),
    "claim": equals(Device.claim),
    "installed_on.lt": less(Device.installed_on),
    "installed_on.gte": at_least(Device.installed_on),
    "timeout.gt": greater(Device.timeout),
    "reports_at.lte": at_most(Device.reports_at),
}
SORTS: Sorts = {"name": Device.name, "kind": Device.kind}
LISTING = Listing(LIST, Device.id, filters=FILTERS, sorts=SORTS)
EXPAND_PEERS = few_of_each(
    select(*DEVICE_ROW)
    .join(DeviceDevice, DeviceDevice.other_device_id == Device.id)
    .where(
        DeviceDevice.fleet == bindparam("_owner"),
        DeviceDevice.device_id == EACH,
        Device.fleet == bindparam("_owner"),
    )
    .order_by(Device.id),
    20,
)
EXPAND_READINGS = few_of_each(
    select(Reading)
    .where(Reading.fleet == bindparam("_owner"), Reading.device_id == EACH)
    .order_by(Reading.id.desc()),
    10,
)
EXPAND_RULES = few_of_each(
    select(AlertRule)
    .where(AlertRule.fleet == bindparam("_owner"), AlertRule.device_id == EACH)
    .order_by(AlertRule.id.desc()),
    100,
)
EXPANSIONS = Expansions(
    DeviceExpanded,
    {
        "peers": ToMany(EXPAND_PEERS, DeviceRead),
        "readings": ToMany(EXPAND_READINGS, ReadingRead),
        "rules": ToMany(EXPAND_RULES, AlertRuleRead),
    },
)
LINKS = {
    "peers_ids": Links(
        clear=delete(DeviceDevice).where(
            DeviceDevice.fleet == bindparam("_owner"), DeviceDevice.device_id == bindparam("_id")
        ),
        fill=insert(DeviceDevice).from_select(
            ["fleet", "device_id", "other_device_id"],
            select(Device.fleet, ROW_ID, Device.id).where(
                Device.fleet == bindparam("_owner"), Device.id == any_(LINKED_IDS)
            ),
        ),
        refused=CONFLICTS["fk_device_device_other_device_id"],
    ),
}
GET = select(*DEVICE_ROW, DEVICE_VERSION).where(
    Device.fleet == bindparam("_owner"), Device.id == bindparam("_id")
)
FIND = GET.where(matches(DEVICE_VERSION))
CREATE = insert(Device).returning(Device)
UPDATE = (
    update(Device)
    .where(
        Device.fleet == bindparam("_owner"), Device.id == bindparam("_id"), matches(DEVICE_VERSION)
    )
    .values(updated_at=func.clock_timestamp())
    .returning(*DEVICE_ROW, DEVICE_VERSION)
)
DELETE = (
    delete(Device)
    .where(
        Device.fleet == bindparam("_owner"), Device.id == bindparam("_id"), matches(DEVICE_VERSION)
    )
    .returning(Device.id)
)
LOCK = (
    select(Device, DEVICE_VERSION)
    .where(Device.fleet == bindparam("_owner"), Device.id == bindparam("_id"))
    .with_for_update()
)


def read(row: RowMapping | None) -> DeviceRead:
    """The row as its owner sees it.

    Raises NotFound where there is none; somebody else's is none.
    """
    if row is None:
        raise NotFound("There is no such device.")
    return DeviceRead.model_validate(row)


class DeviceServiceBase:
    """The devices of one owner: no row that is read or written here has another."""

    def __init__(
        self, database: Database, owner: str, *, precondition: Precondition | None = None
    ) -> None:
        self.database = database
        self.owner = owner
        self.scope: Parameters = {"_owner": owner}
        self.precondition = precondition or Precondition()

    async def list(self, query: DeviceQuery) -> Page[DeviceExpanded]:
        """Some of the devices, as the query asks for them. Raises Conflict."""
        found = await fetch_list(self.database, LISTING, self.scope, query)
        rows = [read(row) for row in found.rows]
        items = await EXPANSIONS.fetch(self.database, self.scope, rows, query.expand)
        return Page(items=items, next_cursor=found.next_cursor, total=found.total)

    async def create(self, data: DeviceCreate) -> DeviceRead:
        """Store a new device with what it is joined to, and give it its id."""
        values = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, values)
        new_id = uuid7()
        async with self.database.transaction() as session:
            await run(session, CREATE, {**values, "fleet": self.owner, "id": new_id})
            await write_links(session, LINKS, self.key(new_id), lists)
            stored = await run(session, GET, self.key(new_id))
        return read(stored)

    async def get(self, id: UUID, expand: Sequence[str] = ()) -> DeviceExpanded:
        """The device with this id, and what is behind it as far as asked. Raises NotFound."""
        row = read(await self.database.fetch_one(GET, self.key(id)))
        (found,) = await EXPANSIONS.fetch(self.database, self.scope, [row], expand)
        return found

    async def replace(self, id: UUID, data: DeviceReplace) -> DeviceRead:
        """Put the data in the place of what is there. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, UPDATE, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def update(self, id: UUID, data: DeviceUpdate) -> DeviceRead:
        """Change what the data mentions, and nothing else. Raises NotFound."""
        changes = data.model_dump(by_alias=True)
        lists = take_lists(LINKS, changes)
        statement = UPDATE if changes or lists else FIND
        async with self.database.transaction() as session:
            fetch = partial(run, session)
            read(await self.precondition.fetch(fetch, statement, {**changes, **self.key(id)}, GET))
            await write_links(session, LINKS, self.key(id), lists)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def delete(self, id: UUID) -> None:
        """Remove the device with this id. Raises NotFound."""
        if await self.matched(DELETE, self.key(id)) is None:
            raise NotFound("There is no such device.")

    async def ping(self, id: UUID) -> DeviceRead:
        """It has been heard."""
        async with self.database.transaction() as session:
            row = await self.locked(session, id)
            row.last_seen_at = now()
            await self.on_ping(row)
            stored = await run(session, GET, self.key(id))
        return read(stored)

    async def on_ping(self, device: Device) -> None:
        """It has been heard."""
        return

    async def locked(self, session: AsyncSession, id: UUID) -> Device:
        """The row with this id, locked until the transaction ends. Raises NotFound."""
        found = (await session.execute(LOCK, self.key(id))).one_or_none()
        if found is None:
            raise NotFound("There is no such device.")
        row, version = found
        self.precondition.check(id, version)
        return row

    async def matched(self, statement: Executable, parameters: Parameters) -> RowMapping | None:
        """The row that a statement finds or writes, if it is there. Raises PreconditionFailed."""
        fetch = self.database.fetch_one
        return await self.precondition.fetch(fetch, statement, parameters, GET)

    def key(self, id: UUID) -> dict[str, object]:
        """The parameters that find one row of this owner, and never one of another's."""
        return {**self.scope, "_id": id}
