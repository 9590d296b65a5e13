"""What a client sees when the database is away, slow, or comes back; and what it finds later."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import psycopg
import pytest

from codegen.dev.postgres import Server
from generated.app import create_app
from generated.config import Settings
from tests.api.databases import Databases, migrate
from tests.api.raw import Connection, compose, mentions_internals
from tests.api.servers import connect, serving, wait_until

DEADLINE = 1.0
ENDING = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.fixture
def client(own_postgres: Server, own_url: str) -> Iterator[httpx.Client]:
    """A client of an application with little patience, on that database."""
    settings = {"database_url": own_url, "request_timeout": DEADLINE, "database_pool_size": 2}
    app = create_app(Settings.model_validate(settings))
    with serving(app) as base_url, connect(base_url) as client:
        yield client
    own_postgres.start()


@pytest.fixture
def patient(own_url: str) -> Iterator[httpx.Client]:
    """A client of one that waits for as long as a machine with too much to do may need."""
    patience = {"request_timeout": 60.0, "database_pool_timeout": 60.0}
    settings = {"database_url": own_url, "database_pool_size": 2, **patience}
    app = create_app(Settings.model_validate(settings))
    with serving(app) as base_url, connect(base_url) as client:
        yield client


def is_unavailable(answer: httpx.Response) -> bool:
    assert not mentions_internals(answer.content)
    return (
        answer.status_code == 503
        and answer.headers["Content-Type"] == "application/problem+json"
        and int(answer.headers["Retry-After"]) > 0
        and answer.json()["type"] == "urn:problem-type:unavailable"
    )


def test_while_the_database_is_away_requests_are_told_so_and_later_served(
    client: httpx.Client, own_postgres: Server, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    task = client.post(path, json={"title": "Kept"}).json()
    own_postgres.stop()

    for answer in (
        client.get(path),
        client.get(f"{path}/{task['id']}"),
        client.post(path, json={"title": "Lost"}),
        client.patch(f"{path}/{task['id']}/complete"),
        client.get("/readyz"),
    ):
        assert is_unavailable(answer), answer.text
    assert client.get("/healthz").status_code == 200
    assert client.get("/nowhere").status_code == 404
    assert client.post(path, json={"title": ""}).status_code == 422

    own_postgres.start()

    assert client.get("/readyz").status_code == 200
    assert client.get(path).json()["items"] == [task]


def test_a_database_at_another_migration_is_not_ready(databases: Databases) -> None:
    url = databases.create(databases.unused_name("unready"))
    with (
        serving(create_app(Settings.model_validate({"database_url": url}))) as base_url,
        connect(base_url) as other,
    ):
        before = other.get("/readyz")
        migrate(url)
        ready = other.get("/readyz")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        after = other.get("/readyz")

    assert is_unavailable(before)
    assert "none" in before.json()["detail"]
    assert ready.status_code == 200
    assert is_unavailable(after)
    assert "9999" in after.json()["detail"]


def test_a_crash_of_the_database_is_over_when_it_is_back(
    client: httpx.Client, own_postgres: Server, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    task = client.post(path, json={"title": "Kept"}).json()
    own_postgres.kill()
    during = client.get(path)
    own_postgres.start()
    wait_until(lambda: client.get("/readyz").status_code == 200)

    assert is_unavailable(during)
    assert client.get(path).json()["items"] == [task]


def test_connections_that_were_dropped_while_idle_cost_no_request(
    client: httpx.Client, own_url: str, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    with psycopg.connect(own_url, autocommit=True) as other:
        for _ in range(3):
            assert client.post(path, json={"title": "x"}).status_code == 201
            assert other.execute(ENDING).rowcount > 0
            assert client.get(path).status_code == 200


def test_a_slow_database_is_given_up_at_the_deadline_and_used_again_after(
    client: httpx.Client, own_url: str, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    task = client.post(path, json={"title": "x"}).json()
    with psycopg.connect(own_url) as other:
        other.execute("LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE")
        started = time.monotonic()
        with ThreadPoolExecutor() as pool:
            requests = [pool.submit(client.get, path) for _ in range(4)]
            requests.append(pool.submit(client.patch, f"{path}/{task['id']}/complete"))
            answers = [request.result() for request in requests]
        took = time.monotonic() - started

    assert all(is_unavailable(answer) for answer in answers)
    assert DEADLINE <= took < DEADLINE + 2
    assert client.get(path).json()["items"] == [task]
    with psycopg.connect(own_url) as other:
        busy = other.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND state <> 'idle' AND pid <> pg_backend_pid()"
        ).fetchone()
        assert busy == (0,)


def test_a_database_that_hangs_is_given_up_at_the_deadline(
    client: httpx.Client, own_postgres: Server, own_url: str, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    client.post(path, json={"title": "x"})
    with psycopg.connect(own_url) as other:
        backends = other.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid()"
        ).fetchall()
    assert own_postgres.process is not None
    hung = [own_postgres.process.pid, *(pid for (pid,) in backends)]
    for pid in hung:
        os.kill(pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        answer = client.get(path)
        took = time.monotonic() - started
        healthy = client.get("/healthz")
    finally:
        for pid in hung:
            os.kill(pid, signal.SIGCONT)

    assert is_unavailable(answer)
    assert took < DEADLINE + 2
    assert healthy.status_code == 200
    assert client.get(path).status_code == 200


def test_a_body_that_does_not_end_is_given_up_at_the_deadline(
    client: httpx.Client, alice: str
) -> None:
    base_url = str(client.base_url)
    path = f"/api/{alice}/tasks"
    with Connection(base_url) as slow:
        slow.send(compose("POST", path, b'{"title": "x', {"Content-Length": "100"}))
        others = [client.get(path).status_code for _ in range(5)]
        answer = slow.receive()

    assert others == [200] * 5
    assert answer.status == 503
    assert client.get(path).json()["items"] == []


def test_a_client_that_hangs_up_is_no_defect(client: httpx.Client, alice: str) -> None:
    path = f"/api/{alice}/tasks"
    for part in (b"", b'{"title": "x'):
        with Connection(str(client.base_url)) as leaving:
            leaving.send(compose("POST", path, part, {"Content-Length": "100"}))
    with Connection(str(client.base_url)) as leaving:
        leaving.send(compose("GET", path))

    # The log is asserted by the guard; this waits until the server has seen them go.
    time.sleep(0.1)
    assert client.get(path).json()["items"] == []


def test_more_connections_than_the_pool_has_are_all_served(
    patient: httpx.Client, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    base_url = str(patient.base_url)

    def one(number: int) -> int:
        with Connection(base_url) as connection:
            return connection.request("POST", path, b'{"title": "%d"}' % number).status

    with ThreadPoolExecutor(40) as pool:
        statuses = list(pool.map(one, range(120)))

    assert set(statuses) == {201}
    assert len(patient.get(f"{path}?limit=200").json()["items"]) == 120


def test_sixty_idle_and_half_open_connections_keep_nobody_out(client: httpx.Client) -> None:
    place = httpx.URL(str(client.base_url))
    waiting = [socket.create_connection((place.host, place.port or 80)) for _ in range(60)]
    for number, each in enumerate(waiting):
        each.sendall(b"GET /healthz HTTP/1.1\r\nHost:"[: number % 30])
    try:
        assert client.get("/readyz").status_code == 200
    finally:
        for each in waiting:
            each.close()
