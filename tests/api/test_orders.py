"""Orders and cursors: rows that stay are seen once, whatever they are sorted by."""

from __future__ import annotations

import asyncio
import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import DateTime, Engine, Interval, Numeric, create_engine, delete, insert, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from generated.config import Settings
from generated.cursors import digest_of
from generated.database import Database
from generated.errors import Conflict
from generated.lists import Found, Listing, fetch_list
from generated.schemas.queries import ListQuery
from tests.api.guards import SqlGuard

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
        return ids


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    found = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    Base.metadata.create_all(found)
    yield found
    found.dispose()


@pytest.fixture
def things(engine: Engine) -> Iterator[list[Row]]:
    """More rows than there are values, so that there are ties everywhere."""
    chance = random.Random(3)
    rows = [thing(chance) for _ in range(24)]
    with engine.begin() as connection:
        connection.execute(insert(Thing), rows)
    yield rows
    with engine.begin() as connection:
        connection.execute(delete(Thing))


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


SORTS = [
    *([sign + name] for name in CHOICES for sign in ("", "-")),
    *([first + "whole", second + "day"] for first in ("", "-") for second in ("", "-")),
    *([first + "least", second + "flag"] for first in ("", "-") for second in ("", "-")),
    *(list(each) for each in permutations(["whole", "-instant", "text"])),
    *(list(each) for each in permutations(["least", "-flag", "-exact"])),
    ["-least", "id"],
    ["id", "least"],
    [],
]


@pytest.mark.parametrize("sort", SORTS, ids=",".join)
def test_pages_of_any_order_hold_every_row_once(
    database_url: str, things: list[Row], sort: list[str]
) -> None:
    async def ask(database: Database) -> None:
        whole = await Walk(database, sort).rest()

        assert sorted(whole) == sorted(row["id"] for row in things)
        for limit in (1, 5):
            assert await Walk(database, sort, limit).rest() == whole

    asking(database_url, ask)


@pytest.mark.parametrize("name", [name for name in CHOICES if name != "text"])
def test_nulls_come_last_upwards_and_first_downwards(
    database_url: str, things: list[Row], name: str
) -> None:
    some = sorted(
        (row for row in things if row[name] is not None), key=lambda row: (row[name], row["id"])
    )
    none = sorted((row for row in things if row[name] is None), key=lambda row: row["id"])
    expected = [row["id"] for row in (*some, *none)]

    async def ask(database: Database) -> None:
        assert await Walk(database, [name], 3).rest() == expected
        assert await Walk(database, [f"-{name}"], 3).rest() == expected[::-1]

    asking(database_url, ask)


@pytest.mark.parametrize("sort", SORTS[::3], ids=",".join)
def test_rows_that_come_and_go_hide_and_repeat_no_other(
    database_url: str, engine: Engine, things: list[Row], sort: list[str]
) -> None:
    chance = random.Random(5)
    gone: set[object] = set()

    async def ask(database: Database) -> None:
        walk = Walk(database, sort, 3)
        seen = await walk.page()
        while walk.cursor is not None:
            lost = chance.choice(things)["id"]
            with engine.begin() as connection:
                connection.execute(insert(Thing), [thing(chance)])
                # The row that the cursor names may be the one that goes.
                connection.execute(delete(Thing).where(Thing.id.in_([lost, seen[-1]])))
            gone.update({lost, seen[-1]})
            seen += await walk.page()

        assert len(set(seen)) == len(seen)
        assert {row["id"] for row in things} - gone <= set(seen)

    asking(database_url, ask)


def test_a_page_behind_a_cursor_is_one_statement(
    database_url: str, things: list[Row], watched_sql: SqlGuard
) -> None:
    async def ask(database: Database) -> None:
        for sort in SORTS:
            walk = Walk(database, sort, 12)
            await walk.page()
            before = watched_sql.statements
            await walk.page()

            assert watched_sql.statements - before == 1, sort

    asking(database_url, ask)


def test_a_cursor_answers_no_other_question(database_url: str, things: list[Row]) -> None:
    async def ask(database: Database) -> None:
        walk = Walk(database, ["whole"], 3)
        await walk.page()
        assert walk.cursor is not None
        for cursor in (*foreign(walk.cursor), *forged(["whole"], [[1]])):
            walk.cursor = cursor
            with pytest.raises(Conflict, match="ask again without it"):
                await walk.page()
        other = Walk(database, ["-whole"], 3)
        other.cursor = walk.cursor
        with pytest.raises(Conflict):
            await other.page()

    asking(database_url, ask)


UUID_TEXT = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        ("whole", 2**31),
        ("whole", 10**400),
        ("exact", "100000000000"),
        ("exact", "NaN"),
        ("text", "\0"),
        ("number", "1e999"),
        ("instant", "-4000-01-01T00:00:00Z"),
        ("ref", "x"),
        ("flag", 1),
        ("least", None),
    ],
)
def test_a_cursor_that_is_made_up_is_refused_or_harmless(
    database_url: str, things: list[Row], sort: str, value: object
) -> None:
    async def ask(database: Database) -> None:
        for cursor in forged([sort], [[value, UUID_TEXT]]):
            walk = Walk(database, [sort], 3)
            walk.cursor = cursor
            with suppress(Conflict):
                assert set(await walk.page()) <= {row["id"] for row in things}

    asking(database_url, ask)


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
    digest = digest_of([tuple(sort), {}, {}])
    for place in places:
        written = digest + json.dumps(place).encode()
        yield urlsafe_b64encode(written).decode().rstrip("=")
