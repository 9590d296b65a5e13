"""Requests that are sent again with the same Idempotency-Key: done once, answered each time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from uuid import uuid4

import httpx
import psycopg
import pytest

from generated.app import create_app
from generated.config import Settings
from tests.api.document import Json
from tests.api.guards import SqlGuard
from tests.api.raw import Connection, compose
from tests.api.servers import Api, connect, serving, wait_until

MILK = {"title": "Buy milk"}


@pytest.fixture
def key() -> dict[str, str]:
    """The header with a key that no other test knows."""
    return {"Idempotency-Key": uuid4().hex}


def titles(client: httpx.Client, owner: str) -> list[str]:
    return [task["title"] for task in client.get(f"/api/{owner}/tasks").json()["items"]]


def replayed(answer: httpx.Response) -> bool:
    return bool(answer.headers.get("Idempotency-Replayed") == "true")


@contextmanager
def tasks_locked(url: str) -> Iterator[None]:
    """While it lasts, nobody writes a task."""
    with psycopg.connect(url) as connection:
        connection.execute("LOCK TABLE tasks IN EXCLUSIVE MODE")
        yield


def waiting(url: str) -> int:
    """How many wait for something that another transaction holds."""
    asked = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    with psycopg.connect(url) as connection:
        (found,) = connection.execute(asked).fetchone() or (0,)
        return int(found)


def test_asking_again_does_nothing_more_and_answers_the_same(
    client: httpx.Client, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"

    first = client.post(path, json=MILK, headers=key)
    again = client.post(path, json=MILK, headers=key)

    assert (first.status_code, again.status_code) == (201, 201)
    assert (again.content, again.headers["Location"], again.headers["Content-Type"]) == (
        first.content,
        first.headers["Location"],
        first.headers["Content-Type"],
    )
    assert (replayed(first), replayed(again)) == (False, True)
    assert again.headers["X-Request-ID"] != first.headers["X-Request-ID"]
    assert titles(client, alice) == ["Buy milk"]


def test_without_a_key_everything_is_done_each_time(client: httpx.Client, alice: str) -> None:
    answers = [client.post(f"/api/{alice}/tasks", json=MILK) for _ in range(2)]

    assert not any(map(replayed, answers))
    assert titles(client, alice) == ["Buy milk", "Buy milk"]


def test_an_action_is_answered_as_it_was_and_does_not_act_again(
    client: httpx.Client, alice: str, key: dict[str, str]
) -> None:
    task = client.post(f"/api/{alice}/tasks", json=MILK).headers["Location"]

    first = client.patch(f"{task}/complete", headers=key)
    client.patch(task, json={"completed": False})
    again = client.patch(f"{task}/complete", headers=key)

    assert again.json() == first.json()
    assert replayed(again)
    assert client.get(task).json()["completed"] is False


@pytest.mark.parametrize(
    "other",
    [{"title": "Buy tea"}, {"title": "Buy milk", "completed": True}, {}],
    ids=["another value", "another member", "refused"],
)
def test_a_key_stands_for_one_request(
    client: httpx.Client, alice: str, key: dict[str, str], other: Json
) -> None:
    client.post(f"/api/{alice}/tasks", json=MILK, headers=key)

    answer = client.post(f"/api/{alice}/tasks", json=other, headers=key)

    assert answer.status_code == 409
    assert answer.json()["errors"][0]["pointer"] == "Idempotency-Key"
    assert "another request" in answer.json()["detail"]
    assert titles(client, alice) == ["Buy milk"]


def test_the_same_key_is_another_one_for_another_owner(
    client: httpx.Client, alice: str, bob: str, key: dict[str, str]
) -> None:
    for owner, title in ((alice, "Milk"), (bob, "Tea")):
        answer = client.post(f"/api/{owner}/tasks", json={"title": title}, headers=key)
        assert (answer.status_code, replayed(answer)) == (201, False)

    assert (titles(client, alice), titles(client, bob)) == (["Milk"], ["Tea"])


def test_the_same_key_is_another_one_at_another_address(
    client: httpx.Client, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"
    tasks = [client.post(path, json=MILK).headers["Location"] for _ in range(2)]

    answers = [client.patch(f"{task}/complete", headers=key) for task in tasks]
    created = client.post(path, json=MILK, headers=key)

    assert [answer.json()["id"] for answer in answers] == [task[-36:] for task in tasks]
    assert not any(map(replayed, [*answers, created]))


def test_what_is_refused_leaves_the_key_free(
    client: httpx.Client, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"

    refused = client.post(path, json={"title": ""}, headers=key)
    absent = client.patch(f"{path}/{uuid4()}/complete", headers=key)
    repaired = client.post(path, json=MILK, headers=key)

    assert (refused.status_code, absent.status_code) == (422, 404)
    assert (repaired.status_code, replayed(repaired)) == (201, False)
    assert titles(client, alice) == ["Buy milk"]


@pytest.mark.parametrize("count", [2, 8])
def test_of_many_at_once_one_acts_and_all_answer_the_same(
    api: Api, alice: str, key: dict[str, str], count: int
) -> None:
    path = f"/api/{alice}/tasks"
    clients = [connect(api.base_url) for _ in range(count)]

    with ThreadPoolExecutor(count) as pool:
        with tasks_locked(api.database_url):
            futures = [pool.submit(each.post, path, json=MILK, headers=key) for each in clients]
            wait_until(lambda: waiting(api.database_url) == count)
        answers = [future.result() for future in futures]
    for each in clients:
        each.close()

    assert [answer.status_code for answer in answers] == [201] * count
    assert len({answer.content for answer in answers}) == 1
    assert sorted(map(replayed, answers)) == [False] + [True] * (count - 1)
    assert titles(api.client, alice) == ["Buy milk"]


def test_a_second_one_waits_no_longer_than_its_own_time(
    database_url: str, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"
    app = create_app(
        Settings.model_validate({"database_url": database_url, "request_timeout": 1.0})
    )
    with serving(app) as base_url, connect(base_url) as client:
        with ThreadPoolExecutor(2) as pool, tasks_locked(database_url):
            started = time.monotonic()
            futures: list[Future[httpx.Response]] = [
                pool.submit(client.post, path, json=MILK, headers=key) for _ in range(2)
            ]
            answers = [future.result() for future in futures]
            waited = time.monotonic() - started
        after = client.post(path, json=MILK, headers=key)

        assert [answer.status_code for answer in answers] == [503, 503]
        assert waited < 10
        assert (after.status_code, replayed(after)) == (201, False)
        assert titles(client, alice) == ["Buy milk"]


def test_a_key_that_has_expired_is_a_new_one(
    client: httpx.Client, database_url: str, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"
    first = client.post(path, json=MILK, headers=key)
    expire(database_url, alice)

    later = client.post(path, json={"title": "Buy tea"}, headers=key)
    again = client.post(path, json={"title": "Buy tea"}, headers=key)

    assert (later.status_code, replayed(later)) == (201, False)
    assert later.json()["id"] != first.json()["id"]
    assert (again.content, replayed(again)) == (later.content, True)


def expire(url: str, owner: str) -> None:
    """Let a day go by for one owner."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "UPDATE idempotency_keys SET expires_at = expires_at - interval '24 hours' "
            "WHERE user_id = %s",
            [owner],
        )


def keys_of(url: str, owner: str) -> int:
    with psycopg.connect(url) as connection:
        asked = "SELECT count(*) FROM idempotency_keys WHERE user_id = %s"
        (found,) = connection.execute(asked, [owner]).fetchone() or (0,)
        return int(found)


def test_what_has_expired_is_removed_by_the_owners_next_keys(
    client: httpx.Client, database_url: str, alice: str, bob: str
) -> None:
    def create(owner: str) -> None:
        headers = {"Idempotency-Key": uuid4().hex}
        assert client.post(f"/api/{owner}/tasks", json=MILK, headers=headers).status_code == 201

    for _ in range(15):
        create(alice)
    create(bob)
    expire(database_url, alice)
    expire(database_url, bob)

    counts = []
    for _ in range(3):
        create(alice)
        counts.append(keys_of(database_url, alice))

    assert counts == [6, 2, 3]
    assert keys_of(database_url, bob) == 1


def test_nobody_waits_for_what_has_expired(
    client: httpx.Client, database_url: str, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"
    client.post(path, json=MILK, headers={"Idempotency-Key": "old"})
    expire(database_url, alice)

    with psycopg.connect(database_url) as connection:
        locked = "SELECT FROM idempotency_keys WHERE user_id = %s FOR UPDATE"
        connection.execute(locked, [alice])
        answer = client.post(path, json=MILK, headers=key)

    assert answer.status_code == 201
    assert keys_of(database_url, alice) == 2


def test_what_cannot_be_kept_is_not_done(
    client: httpx.Client, database_url: str, alice: str, key: dict[str, str]
) -> None:
    with refusing_to_keep(database_url, alice):
        answer = client.post(f"/api/{alice}/tasks", json=MILK, headers=key)

    assert answer.status_code == 503
    assert titles(client, alice) == []
    assert keys_of(database_url, alice) == 0


@contextmanager
def refusing_to_keep(url: str, owner: str) -> Iterator[None]:
    """While it lasts, no answer of one owner can be stored."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER refuse BEFORE UPDATE ON idempotency_keys FOR EACH ROW "
            f"WHEN (NEW.user_id = '{owner}') EXECUTE FUNCTION refuse()"
        )
        yield
        connection.execute("DROP FUNCTION refuse CASCADE")


def test_a_key_lives_for_as_long_as_the_settings_say(
    database_url: str, alice: str, key: dict[str, str]
) -> None:
    app = create_app(
        Settings.model_validate({"database_url": database_url, "idempotency_hours": 0.5})
    )
    with serving(app) as base_url, connect(base_url) as client:
        client.post(f"/api/{alice}/tasks", json=MILK, headers=key)
    with psycopg.connect(database_url) as connection:
        asked = (
            "SELECT extract(epoch FROM expires_at - now()) / 60 FROM idempotency_keys "
            "WHERE user_id = %s"
        )
        (minutes,) = connection.execute(asked, [alice]).fetchone() or (0,)

    assert 28 < minutes <= 30


def test_another_server_answers_as_the_first_did(
    client: httpx.Client, database_url: str, alice: str, key: dict[str, str]
) -> None:
    path = f"/api/{alice}/tasks"
    first = client.post(path, json=MILK, headers=key)

    with (
        serving(create_app(Settings.model_validate({"database_url": database_url}))) as base_url,
        connect(base_url) as other,
    ):
        again = other.post(path, json=MILK, headers=key)

    assert (again.content, replayed(again)) == (first.content, True)


@pytest.mark.parametrize("written", ["", "a b", "é", "x" * 256, "tab\tbed"])
def test_what_is_no_key_is_refused(client: httpx.Client, alice: str, written: str) -> None:
    headers = {b"Idempotency-Key": written.encode("latin-1")}

    answer = client.post(f"/api/{alice}/tasks", json=MILK, headers=headers)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "Idempotency-Key"
    assert titles(client, alice) == []


def test_a_key_that_is_given_twice_is_refused(api: Api, alice: str) -> None:
    head = {"Content-Type": "application/json", "Idempotency-Key": "a\r\nIdempotency-Key: b"}

    with Connection(api.base_url) as connection:
        connection.send(compose("POST", f"/api/{alice}/tasks", b'{"title": "Buy milk"}', head))
        answer = connection.receive("POST")

    assert answer.status == 422
    assert "more than once" in str(answer.json()["errors"])
    assert titles(api.client, alice) == []


def test_the_longest_key_of_every_character_is_one(client: httpx.Client, alice: str) -> None:
    characters = "".join(map(chr, range(33, 127)))
    headers = {"Idempotency-Key": (characters * 3)[:255]}
    path = f"/api/{alice}/tasks"

    answers = [client.post(path, json=MILK, headers=headers) for _ in range(2)]

    assert [(answer.status_code, replayed(answer)) for answer in answers] == [
        (201, False),
        (201, True),
    ]


def test_where_asking_again_is_harmless_a_key_is_not_looked_at(
    client: httpx.Client, alice: str, key: dict[str, str]
) -> None:
    task = client.post(f"/api/{alice}/tasks", json=MILK).headers["Location"]

    changes = [client.patch(task, json={"title": title}, headers=key) for title in ("A", "B")]

    assert [change.json()["title"] for change in changes] == ["A", "B"]


def test_a_key_costs_two_statements_however_many_there_are(
    client: httpx.Client, alice: str, sql: SqlGuard
) -> None:
    def statements(headers: dict[str, str]) -> int:
        before = sql.statements
        assert client.post(f"/api/{alice}/tasks", json=MILK, headers=headers).status_code == 201
        return sql.statements - before

    counts = [statements({"Idempotency-Key": str(number)}) for number in range(12)]

    # What is done stands between a savepoint and its release.
    assert set(counts) == {statements({}) + 4}
