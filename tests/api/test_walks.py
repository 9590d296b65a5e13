"""Walks over pages while rows come and go, over any rows in any order: Hypothesis looks for one
that misses a row or meets it twice.
"""

from __future__ import annotations

import asyncio
import os
import string
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, delete, insert, update

from generated.config import Settings
from generated.database import Database
from generated.errors import Conflict
from tests.api.things import CHOICES, Base, Row, Thing, Walk

Asking = Callable[[Callable[[Database], Coroutine[None, None, None]]], None]
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "25"))
bounded = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
ANY: dict[str, st.SearchStrategy[object]] = {
    "text": TEXTS,
    "whole": st.integers(-(2**31), 2**31 - 1),
    "number": st.floats(allow_nan=False, allow_infinity=False),
    "exact": st.decimals("-99999999.99", "99999999.99", places=2),
    "flag": st.booleans(),
    "day": st.dates(),
    "clock": st.times(),
    "instant": st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.just(UTC)),
    "span": st.timedeltas(timedelta(0), timedelta(days=999_999)),
    "ref": st.uuids(),
    "least": st.integers(1, 3),
}
"""Whatever a column can hold, where the choices make ties likely."""

IDS = st.uuids() | st.integers(0, 20).map(lambda number: UUID(int=number))
ROWS = st.fixed_dictionaries(
    {name: st.sampled_from(choices) | ANY[name] for name, choices in CHOICES.items()}
)
WORDS = st.lists(st.sampled_from([*CHOICES, "id"]), unique=True, max_size=4).flatmap(
    lambda names: st.tuples(*(st.sampled_from([name, f"-{name}"]) for name in names))
)
EDITS = st.lists(
    st.tuples(st.lists(st.tuples(IDS, ROWS), max_size=3), st.sets(st.integers(0, 20), max_size=3)),
    max_size=6,
)
"""What comes between one page and the next, and which of the rows that were there go."""


@pytest.fixture(scope="module")
def engine(database_url: str) -> Iterator[Engine]:
    found = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://"))
    Base.metadata.create_all(found)
    yield found
    found.dispose()


@pytest.fixture(scope="module")
def asking(database_url: str) -> Iterator[Asking]:
    """What runs something against the database, on connections that all examples share."""
    with asyncio.Runner() as runner:
        database = Database(Settings.model_validate({"database_url": database_url}))
        yield lambda ask: runner.run(ask(database))
        runner.run(database.close())


def store(engine: Engine, rows: dict[UUID, Row]) -> None:
    """Exactly these rows."""
    with engine.begin() as connection:
        connection.execute(delete(Thing))
        if rows:
            connection.execute(insert(Thing), [{"id": id_, **row} for id_, row in rows.items()])


@bounded
@given(rows=st.dictionaries(IDS, ROWS, max_size=20), sort=WORDS, limit=st.integers(1, 7))
def test_pages_are_the_list_cut_into_pieces(
    asking: Asking, engine: Engine, rows: dict[UUID, Row], sort: tuple[str, ...], limit: int
) -> None:
    store(engine, rows)

    async def ask(database: Database) -> None:
        whole = await Walk(database, sort, 200).rest()

        assert sorted(whole) == sorted(rows)
        assert await Walk(database, sort, limit).rest() == whole

    asking(ask)


@bounded
@given(
    rows=st.dictionaries(IDS, ROWS, min_size=4, max_size=20),
    sort=WORDS,
    limit=st.integers(1, 4),
    edits=EDITS,
)
def test_rows_that_stay_are_met_once_and_in_order_whatever_happens_between_pages(
    asking: Asking,
    engine: Engine,
    rows: dict[UUID, Row],
    sort: tuple[str, ...],
    limit: int,
    edits: list[tuple[list[tuple[UUID, Row]], set[int]]],
) -> None:
    store(engine, rows)
    present, stay, names = set(rows), set(rows), sorted(rows)
    untouched = [name for name in CHOICES if name not in {word.removeprefix("-") for word in sort}]

    async def ask(database: Database) -> None:
        walk = Walk(database, sort, limit)
        met = await walk.page()
        for come, go in edits:
            if walk.cursor is None:
                break
            gone = {met[-1]} if 0 in go else set()
            gone |= {names[number] for number in go if number < len(names)}
            new = {id_: row for id_, row in come if id_ not in present and id_ not in rows}
            present.update(new)
            stay.difference_update(gone)
            with engine.begin() as connection:
                connection.execute(delete(Thing).where(Thing.id.in_(gone)))
                if new:
                    values = [{"id": id_, **row} for id_, row in new.items()]
                    connection.execute(insert(Thing), values)
                if untouched:
                    # What the order does not look at moves no row.
                    value = {untouched[0]: CHOICES[untouched[0]][0]}
                    connection.execute(update(Thing).values(value))
            met += await walk.page()
        if walk.cursor is not None:
            met += await walk.rest()
        after = await Walk(database, sort, 200).rest()

        assert len(set(met)) == len(met)
        assert [id_ for id_ in met if id_ in stay] == [id_ for id_ in after if id_ in stay]

    asking(ask)


@bounded
@given(data=st.data(), sort=WORDS)
def test_a_cursor_that_is_changed_anywhere_is_refused(
    asking: Asking, engine: Engine, data: st.DataObject, sort: tuple[str, ...]
) -> None:
    rows = {UUID(int=number): data.draw(ROWS) for number in range(2)}
    store(engine, rows)
    letters = st.sampled_from(string.ascii_letters + string.digits + "-_")

    async def ask(database: Database) -> None:
        walk = Walk(database, sort, 1)
        await walk.page()
        given_ = walk.cursor
        assert given_ is not None
        place = data.draw(st.integers(0, len(given_) - 1))
        changed = [
            given_[:place] + data.draw(letters) + given_[place + 1 :],
            given_[:place] + data.draw(letters) + given_[place:],
            given_[:place] + given_[place + 1 :],
            given_[: place or 1],
            given_ + data.draw(letters),
        ]
        for cursor in changed:
            walk.cursor = cursor
            if cursor != given_:
                with pytest.raises(Conflict):
                    await walk.page()

    asking(ask)
