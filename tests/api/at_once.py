"""An API whose rows are written many at once, and what is written for it by hand."""

from __future__ import annotations

from pathlib import Path

SCHEMA = Path(__file__).with_name("at_once.yaml")

PARCEL = '''"""What is done to parcels by hand."""

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from generated.errors import Conflict
from generated.models.parcel import Parcel
from generated.schemas.parcel import ParcelCreate
from generated.services.parcel import ParcelServiceBase


class ParcelService(ParcelServiceBase):
    """The parcels of one owner."""

    @override
    async def before_create(self, session: AsyncSession, data: ParcelCreate) -> ParcelCreate:
        """Leave out the spaces."""
        return data.model_copy(update={"label": data.label.strip()})

    @override
    async def after_create(self, session: AsyncSession, parcel: Parcel) -> None:
        """Say so."""
        parcel.said = "created"

    @override
    async def before_update(
        self, session: AsyncSession, parcel: Parcel, changes: dict[str, object]
    ) -> None:
        """Say so."""
        changes["said"] = "changed"

    @override
    async def after_update(self, session: AsyncSession, parcel: Parcel) -> None:
        """Fail where that is asked for."""
        if parcel.label == "fails":
            raise Conflict("It failed at the end.")

    @override
    async def before_delete(self, session: AsyncSession, parcel: Parcel) -> None:
        """Keep what is sealed."""
        if parcel.label == "sealed":
            raise Conflict("It is sealed.")

    @override
    async def after_delete(self, session: AsyncSession, parcel: Parcel) -> None:
        """Leave a note, under a new name."""
        if parcel.label == "leaves a note":
            session.add(Parcel(id=parcel.id, user_id=self.owner, label="note", said="deleted"))
'''

STAMP = '''"""Stamps, which are kept in a box of their own."""

from uuid import UUID

from typing_extensions import override

from generated.errors import Conflict
from generated.schemas.stamp import StampCreate, StampRead, StampStored
from generated.services.stamp import StampServiceBase


class StampService(StampServiceBase):
    """The stamps of one owner."""

    @override
    async def create(self, data: StampCreate) -> StampRead:
        """Store a new stamp, unless nobody wants it."""
        if data.label == "unwanted":
            raise Conflict("Nobody wants it.")
        return await super().create(data)

    @override
    async def delete(self, id: UUID) -> None:
        """Remove a stamp, unless it is rare."""
        if (await self.get(id)).label == "rare":
            raise Conflict("It is rare.")
        await super().delete(id)

    @override
    @staticmethod
    def compute_loud(stamp: StampStored) -> str:
        """The label in capitals."""
        return stamp.label.upper()
'''

GAUGE = '''"""Gauges, which are set back by hand."""

from typing_extensions import override

from generated.models.gauge import Gauge
from generated.schemas.gauge import GaugeStored
from generated.services.gauge import GaugeServiceBase


class GaugeService(GaugeServiceBase):
    """The gauges of one owner."""

    @override
    async def on_reset(self, gauge: Gauge) -> None:
        """Begin anew."""
        gauge.count = 0

    @override
    @staticmethod
    def compute_twice(gauge: GaugeStored) -> int:
        """Twice the count."""
        return 2 * gauge.count
'''

OVERRIDES = {"gauge.py": GAUGE, "parcel.py": PARCEL, "stamp.py": STAMP}
