"""Many at once: no field is lost, no time goes back, and every end is one that makes sense."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import httpx
import psycopg
import pytest

from tests.api.document import Json
from tests.api.raw import Answer, Connection
from tests.api.servers import Api

MANY = 40


@pytest.fixture
def task(client: httpx.Client, alice: str) -> str:
    """The path of a new task."""
    created = client.post(f"/api/{alice}/tasks", json={"title": "Contested"})
    return str(created.headers["Location"])


def at_once(api: Api, *requests: tuple[str, str, bytes | None]) -> list[Answer]:
    """Send requests at the same time, each on a connection of its own that is open before."""
    connections = [Connection(api.base_url) for _ in requests]

    def send(number: int) -> Answer:
        method, path, body = requests[number]
        return connections[number].request(method, path, body)

    with ThreadPoolExecutor(len(requests)) as pool:
        answers = list(pool.map(send, range(len(requests))))
    for connection in connections:
        connection.close()
    return answers


def test_completing_at_once_completes_once(api: Api, task: str) -> None:
    answers = at_once(api, *[("PATCH", f"{task}/complete", None)] * MANY)
    shown = {answer.body for answer in answers}

    assert [answer.status for answer in answers] == [200] * MANY
    assert len(shown) == 1
    assert api.client.get(task).content in shown
    assert api.client.get(task).json()["completed"] is True


def test_completing_and_changing_at_once_loses_neither(api: Api, task: str) -> None:
    requests: list[tuple[str, str, bytes | None]] = []
    for number in range(MANY // 4):
        requests += [
            ("PATCH", f"{task}/complete", None),
            ("PATCH", task, b'{"title": "Title %d"}' % number),
            ("PATCH", task, b'{"description": "Description %d"}' % number),
            ("GET", task, None),
        ]
    answers = at_once(api, *requests)
    end = api.client.get(task).json()

    assert [answer.status for answer in answers] == [200] * MANY
    assert end["completed"] is True
    assert end["title"].startswith("Title")
    assert end["description"].startswith("Description")


def test_the_last_change_is_the_latest(api: Api, task: str, database_url: str) -> None:
    times: list[datetime] = []
    for _ in range(5):
        at_once(
            api,
            *[
                ("PATCH", f"{task}/complete", b'{"completed": %s}' % flag)
                for flag in (b"true", b"false")
            ]
            * 4,
            *[("PATCH", task, b'{"title": "x%d"}' % number) for number in range(8)],
        )
        times.append(datetime.fromisoformat(api.client.get(task).json()["updated_at"]))

    assert times == sorted(times)


def test_waiting_for_another_change_puts_no_time_back(
    api: Api, task: str, alice: str, database_url: str
) -> None:
    ways: list[Callable[[], httpx.Response]] = [
        lambda: api.client.patch(task, json={"title": "Later"}),
        lambda: api.client.patch(f"{task}/complete"),
        lambda: api.client.put(task, json={"title": "Later"}),
    ]
    for change in ways:
        with psycopg.connect(database_url) as other, ThreadPoolExecutor() as pool:
            other.execute("SELECT FROM tasks WHERE user_id = %s FOR UPDATE", [alice])
            waiting = pool.submit(change)
            until_somebody_waits(database_url)
            earlier = other.execute(
                "UPDATE tasks SET title = 'Earlier', completed = false, "
                "updated_at = clock_timestamp() WHERE user_id = %s RETURNING updated_at",
                [alice],
            ).fetchone()
            other.commit()
            later = waiting.result().json()

        assert earlier is not None
        assert datetime.fromisoformat(later["updated_at"]) > earlier[0]


def until_somebody_waits(database_url: str) -> None:
    with psycopg.connect(database_url, autocommit=True) as watcher:
        while not watcher.execute(
            "SELECT FROM pg_stat_activity WHERE datname = current_database() "
            "AND wait_event_type = 'Lock'"
        ).fetchall():
            pass


def test_deleting_at_once_deletes_once(api: Api, task: str) -> None:
    answers = at_once(api, *[("DELETE", task, None)] * MANY)

    assert Counter(answer.status for answer in answers) == {204: 1, 404: MANY - 1}


def test_deleting_and_changing_at_once_ends_without_the_row(api: Api, task: str) -> None:
    changes: list[tuple[str, str, bytes | None]] = [
        ("PATCH", f"{task}/complete", None),
        ("PUT", task, b'{"title": "x"}'),
        ("PATCH", task, b'{"title": "y"}'),
    ]
    answers = at_once(api, *changes * 10, ("DELETE", task, None), *changes * 3)

    assert {answer.status for answer in answers} <= {200, 204, 404}
    assert api.client.get(task).status_code == 404


def test_creating_at_once_creates_each_row_once(api: Api, alice: str) -> None:
    path = f"/api/{alice}/tasks"
    bodies: list[tuple[str, str, bytes | None]] = [
        ("POST", path, b'{"title": "%d"}' % number) for number in range(MANY)
    ]
    answers = at_once(api, *bodies)
    listed: list[dict[str, Json]] = api.client.get(path).json()["items"]

    assert [answer.status for answer in answers] == [201] * MANY
    assert sorted(int(str(task["title"])) for task in listed) == list(range(MANY))
