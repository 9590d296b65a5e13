"""Orders and cursors: rows that stay are seen once, whatever they are sorted by."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import permutations

import pytest
from sqlalchemy import Engine, create_engine, delete, insert

from generated.database import Database
from generated.errors import Conflict
from tests.api.guards import SqlGuard
from tests.api.things import CHOICES, Base, Row, Thing, Walk, asking, foreign, forged, thing


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
        made_up = forged(["whole"], [[1], [], {}, "x", [1, UUID_TEXT, 2], [1, 1]])
        for cursor in (*foreign(walk.cursor), *made_up):
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
