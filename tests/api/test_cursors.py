"""Cursors over HTTP: each belongs to one list, on any server, before and after a restart."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import psycopg
import pytest

from tests.api.awkward import Second
from tests.api.listed import Row, create
from tests.api.pages import cursor_of, items_of
from tests.api.servers import connect, server_process

Asked = dict[str, str]

LISTS: list[tuple[str, Asked]] = [
    ("samples", {"sort": "-whole,text"}),
    ("samples", {"sort": "-whole"}),
    ("samples", {"whole.gte": "0"}),
    ("samples", {"whole.gte": "-1"}),
    ("samples", {}),
    ("projects", {}),
    ("people", {}),
    ("tasks", {}),
    ("tags", {}),
    ("projects/{first}/visits", {}),
    ("projects/{second}/visits", {}),
    ("projects/{first}/visits", {"sort": "place"}),
    ("projects/{first}/visits", {"place.starts_with": "n"}),
]
"""Questions, no two of which are the same."""


@pytest.fixture(scope="module")
def places(listed: Second) -> list[tuple[str, Asked]]:
    """The questions, as two owners ask them who have two rows in each list."""
    asked = []
    for owner in (f"first-{uuid4()}", f"second-{uuid4()}"):
        first, second = (create(listed, owner, "projects", name=name)["id"] for name in "ab")
        for number in range(2):
            create(listed, owner, "samples", whole=number, text="x")
            create(listed, owner, "people", name="Ada")
            create(listed, owner, "tasks", title="Dig")
            create(listed, owner, "tags", label="green")
            for project in (first, second):
                create(listed, owner, f"projects/{project}/visits", place=f"n{number}")
        for path, query in LISTS:
            target = path.format(first=first, second=second)
            asked.append((f"/api/{owner}/{target}", {**query, "limit": "1"}))
    return asked


def cursors(client: httpx.Client, places: list[tuple[str, Asked]]) -> list[str]:
    """What each question gave for its second page."""
    found = [cursor_of(client.get(path, params=query)) for path, query in places]
    assert None not in found
    return [cursor for cursor in found if cursor is not None]


def test_a_cursor_is_taken_by_the_list_that_gave_it_and_by_no_other(
    listed: Second, places: list[tuple[str, Asked]]
) -> None:
    given = cursors(listed.client, places)
    for number, (path, query) in enumerate(places):
        answers = [
            listed.client.get(path, params={**query, "cursor": cursor}).status_code
            for cursor in given
        ]

        assert answers == [200 if number == other else 409 for other in range(len(given))], path


@pytest.mark.parametrize("number", [0, 6, 9])
def test_a_cursor_that_is_changed_or_cut_short_is_refused(
    listed: Second, places: list[tuple[str, Asked]], number: int
) -> None:
    path, query = places[number]
    (given,) = cursors(listed.client, [places[number]])
    for cursor in changed(given):
        answer = listed.client.get(path, params={**query, "cursor": cursor})

        assert answer.status_code == 409, cursor
        assert answer.json()["type"] == "urn:problem-type:conflict"


def changed(cursor: str) -> Iterator[str]:
    """The cursor with another letter in each place, and cut off at each."""
    for place, letter in enumerate(cursor):
        yield cursor[:place] + ("B" if letter == "A" else "A") + cursor[place + 1 :]
        if place:
            yield cursor[:place]
    yield f"{cursor}A"
    yield f"{cursor}AAAA"
    yield cursor * 2


def test_every_list_documents_that_a_cursor_is_refused(listed: Second) -> None:
    lists = [each for each in listed.document.operations() if each.id.startswith("list_")]

    assert len(lists) == 9
    assert all("409" in each.responses for each in lists)


def test_a_cursor_is_read_by_another_server_and_after_a_restart(
    listed: Second, places: list[tuple[str, Asked]], tmp_path: Path
) -> None:
    given = cursors(listed.client, places)
    pages = [
        listed.client.get(path, params={**query, "cursor": cursor}).content
        for (path, query), cursor in zip(places, given, strict=True)
    ]
    environment = {"DATABASE_URL": listed.database_url, "PYTHONHASHSEED": "4711"}
    with server_process(listed.folder, tmp_path / "log", environment) as server:
        for _ in range(2):
            with connect(server.base_url) as client:
                assert cursors(client, places) == given
                for (path, query), cursor, page in zip(places, given, pages, strict=True):
                    answer = client.get(path, params={**query, "cursor": cursor})
                    assert answer.content == page
            server.stop()
            server.start()


WRITE = """
INSERT INTO samples (id, user_id, whole, text, flag, status)
SELECT gen_random_uuid(), %(owner)s, n, 'new', n %% 2 = 0, 'doing' FROM generate_series(-5, 25) AS n
"""
REMOVE = "DELETE FROM samples WHERE user_id = %(owner)s AND text = 'new' AND random() < 0.5"


@pytest.mark.parametrize("limit", [2, 7])
def test_a_walk_beside_a_writer_meets_every_row_that_stays_once(listed: Second, limit: int) -> None:
    owner = f"busy-{uuid4()}"
    stay = [
        create(listed, owner, "samples", whole=n % 7 or None, flag=[True, False, None][n % 3])["id"]
        for n in range(20)
    ]
    done = threading.Event()

    def write() -> None:
        with psycopg.connect(listed.database_url, autocommit=True) as connection:
            while not done.is_set():
                connection.execute(WRITE, {"owner": owner})
                connection.execute(REMOVE, {"owner": owner})
            connection.execute(REMOVE, {"owner": owner})

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for sort in ("whole", "-whole", "flag,-whole", "-flag,whole", "-text,flag", "-id", "id"):
            met = walk(listed, f"/api/{owner}/samples", {"sort": sort, "limit": str(limit)})

            assert len(set(met)) == len(met)
            assert set(stay) <= set(met), sort
    finally:
        done.set()
        writer.join()


def walk(api: Second, path: str, query: Asked) -> list[str]:
    """The ids on the pages, up to far more than there were rows when it began."""
    met: list[Row] = []
    cursor: str | None = None
    for _ in range(400):
        answer = api.client.get(path, params={**query, **({"cursor": cursor} if cursor else {})})
        assert answer.status_code == 200, answer.text
        met += items_of(answer)
        cursor = cursor_of(answer)
        if cursor is None:
            break
    return [row["id"] for row in met]
