"""Rows with something of every type that has an order, and walks over their pages."""

from __future__ import annotations

import asyncio
import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Callable, Coroutine, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Interval, Numeric, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from generated.config import Settings
from generated.cursors import write_cursor
from generated.database import Database
from generated.lists import Found, Listing, fetch_list
from generated.schemas.queries import ListQuery

CHOICES: dict[str, tuple[object, ...]] = {
    "text": ("", "a,b", "it's", '"%_\\', "\n\t\x7f", "Ünïcödé 🦊", None),
    "whole": (-(2**31), -1, 0, 2**31 - 1, None),
    "number": (-1.7976931348623157e308, -0.1, 5e-324, 0.1 + 0.2, None),
    "exact": (Decimal("-1.50"), Decimal("0.00"), Decimal("1.49"), Decimal("99999999.99"), None),
    "flag": (True, False, None),
    "day": (date(1, 1, 1), date(2026, 2, 28), date(9999, 12, 31), None),
    "clock": (time(0), time(9, 30, 0, 1), time(23, 59, 59, 999999), None),
    "instant": (
        datetime(2, 1, 1, tzinfo=UTC),
        datetime(2026, 1, 31, 9, 30, 0, 123456, tzinfo=UTC),
        datetime(2026, 1, 31, 9, 30, 0, 123457, tzinfo=UTC),
        None,
    ),
    "span": (timedelta(0), timedelta(days=400, microseconds=1), timedelta(hours=36), None),
    "ref": (UUID(int=0), UUID(int=2**127), UUID(int=2**128 - 1), None),
    "least": (1, 2, 3),
}
"""What the rows have in each column; all but the last can have nothing there."""


Row = dict[str, Any]


class Base(DeclarativeBase):
    """The tables of this module."""


class Thing(Base):
    """A row with something of every type that has an order."""

    __tablename__ = "things"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    text: Mapped[str | None]
    whole: Mapped[int | None]
    number: Mapped[float | None]
    exact: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    flag: Mapped[bool | None]
    day: Mapped[date | None]
    clock: Mapped[time | None]
    instant: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    span: Mapped[timedelta | None] = mapped_column(Interval)
    ref: Mapped[UUID | None]
    least: Mapped[int]


LISTING = Listing(
    select(Thing), Thing.id, sorts={name: getattr(Thing, name) for name in (*CHOICES, "id")}
)


class SortedQuery(ListQuery):
    """A query that can be sorted by anything."""

    sort: tuple[str, ...]


class Walk:
    """Pages of the things, one after the other."""

    def __init__(self, database: Database, sort: Sequence[str], limit: int = 50) -> None:
        self.database = database
        self.sort = tuple(sort)
        self.limit = limit
        self.cursor: str | None = None

    async def page(self) -> list[UUID]:
        """The ids on the next page."""
        query = SortedQuery(limit=self.limit, cursor=self.cursor, sort=self.sort)
        found: Found = await fetch_list(self.database, LISTING, {}, query)
        self.cursor = found.next_cursor
        return [row["id"] for row in found.rows]

    async def rest(self) -> list[UUID]:
        """The ids on all pages that follow."""
        ids = await self.page()
        while self.cursor is not None:
            ids += await self.page()
            assert len(ids) < 1000, "the pages lead round in a circle"
        return ids


def thing(chance: random.Random) -> Row:
    values = {name: chance.choice(choices) for name, choices in CHOICES.items()}
    return {"id": UUID(int=chance.getrandbits(128)), **values}


def asking(database_url: str, ask: Callable[[Database], Coroutine[None, None, None]]) -> None:
    """Run something against the database as the application does."""

    async def run() -> None:
        database = Database(Settings.model_validate({"database_url": database_url}))
        try:
            await ask(database)
        finally:
            await database.close()

    asyncio.run(run())


def foreign(cursor: str) -> Iterator[str]:
    """Texts that look like the cursor and are not what was given."""
    yield "A"
    yield "AAAA"
    yield "A" * 64
    yield cursor[:-4]
    yield cursor + "AAAA"
    yield ("B" if cursor[0] == "A" else "A") + cursor[1:]
    yield urlsafe_b64encode(b"\xff" * 40).decode().rstrip("=")


def forged(sort: Sequence[str], places: Sequence[object]) -> Iterator[str]:
    """Cursors for the right question, with places that no row has."""
    question = [str(Thing.id), tuple(sort), {}, {}]
    for place in places:
        yield write_cursor(question, json.dumps(place).encode())
