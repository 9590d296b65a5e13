"""Requests that are sent again, of every kind that takes an Idempotency-Key, hooks and all."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import httpx
import pytest

from tests.api.acting import acting_client, acting_project
from tests.api.databases import Databases
from tests.api.document import Json
from tests.projects.running import Running

MANY = 8


@pytest.fixture(scope="module")
def acting(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[httpx.Client]:
    with acting_client(acting_project(tmp_path_factory.mktemp("acting")), databases) as client:
        yield client


@pytest.fixture
def owner() -> str:
    """Somebody whom no other test knows."""
    return f"owner-{uuid4()}"


@pytest.fixture
def key() -> dict[str, str]:
    """The header with a key that no other test knows."""
    return {"Idempotency-Key": uuid4().hex}


@pytest.fixture
def task(acting: httpx.Client, owner: str) -> str:
    """The path of a new task."""
    created = acting.post(f"/api/{owner}/tasks", json={"title": "Buy milk"})
    return str(created.headers["Location"])


def replayed(answer: httpx.Response) -> bool:
    return bool(answer.headers.get("Idempotency-Replayed") == "true")


def twice(
    client: httpx.Client, method: str, path: str, headers: dict[str, str], body: Json = None
) -> httpx.Response:
    """Send a request two times; the second answer is the first, and says so."""
    first, again = (client.request(method, path, json=body, headers=headers) for _ in range(2))
    assert first.is_success, first.text
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert (replayed(first), replayed(again)) == (False, True)
    for name in ("Content-Type", "ETag", "Location", "Preference-Applied", "Sunset"):
        assert again.headers.get(name) == first.headers.get(name)
    return again


@pytest.mark.parametrize(
    ("method", "action", "body", "count"),
    [
        ("POST", "complete", None, 7),
        ("PATCH", "start", None, 0),
        ("PUT", "declassify", None, 0),
        ("POST", "weigh", None, 0),
    ],
)
def test_an_action_on_a_row_acts_once(
    acting: httpx.Client,
    task: str,
    key: dict[str, str],
    method: str,
    action: str,
    body: Json,
    count: int,
) -> None:
    twice(acting, method, f"{task}/{action}", key, body)

    assert acting.get(task).json()["class"] == count


def test_an_action_with_a_hook_acts_once(
    acting: httpx.Client, task: str, key: dict[str, str]
) -> None:
    acting.post(f"{task}/complete")

    twice(acting, "POST", f"{task}/reopen", key, {"reason": "leaking"})

    assert acting.get(task).json()["reason"] == "leaking (todo)"


def test_of_many_steps_at_once_with_one_key_one_is_made_and_none_is_refused(
    acting: httpx.Client, task: str, key: dict[str, str]
) -> None:
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda _: acting.patch(f"{task}/start", headers=key), range(MANY)))

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert sorted(map(replayed, answers)) == [False] + [True] * (MANY - 1)


def test_an_action_on_the_collection_acts_once(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    path = f"/api/{owner}/tasks"
    task = acting.post(path, json={"title": "Old"}).headers["Location"]
    acting.post(f"{task}/complete")

    answer = twice(acting, "PATCH", f"{path}/archive_done", key, {"keep": "New"})

    assert answer.json() == {"archived": 1, "left": 0}


def test_hooks_run_once_and_rows_are_answered_with_all_that_is_in_them(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    tag = acting.post(f"/api/{owner}/tags", json={"label": "home"}).json()["id"]
    body: Json = {"title": "  Milk ", "tag_ids": [tag]}

    answer = twice(acting, "POST", f"/api/{owner}/tasks", key, body)

    (row,) = acting.get(f"/api/{owner}/tasks").json()["items"]
    assert row == answer.json()
    assert (row["loud"], row["reason"], row["tag_ids"]) == ("MILK", "created", [tag])


def test_what_a_hook_refuses_in_the_end_is_undone_with_its_key(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    path = f"/api/{owner}/tasks"

    refused = acting.post(path, json={"title": "fails at the end"}, headers=key)
    assert (refused.status_code, acting.get(path).json()["items"]) == (409, [])

    twice(acting, "POST", path, key, {"title": "Buy milk"})


def test_what_an_action_refuses_is_undone_with_its_key(
    acting: httpx.Client, owner: str, task: str, key: dict[str, str]
) -> None:
    path = f"/api/{owner}/tasks/forget_all"

    answers = [acting.post(path, headers=key) for _ in range(2)]

    assert [(answer.status_code, replayed(answer)) for answer in answers] == [(409, False)] * 2
    assert acting.get(task).status_code == 200


def test_an_operation_that_is_replaced_by_hand_is_done_once(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    path = f"/api/{owner}/tags"

    assert acting.post(path, json={"label": "unwanted"}, headers=key).status_code == 409
    twice(acting, "POST", path, key, {"label": "wanted"})

    assert [tag["label"] for tag in acting.get(path).json()["items"]] == ["wanted"]


def test_a_child_is_created_once_below_each_parent(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    path = f"/api/{owner}/tasks"
    tasks = [acting.post(path, json={"title": "T"}).headers["Location"] for _ in range(2)]

    for task in tasks:
        twice(acting, "POST", f"{task}/notes", key, {"body": "said once"})

    assert [len(acting.get(f"{task}/notes").json()["items"]) for task in tasks] == [1, 1]


def test_the_tag_of_an_answer_that_is_kept_is_that_of_the_row(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    answer = twice(acting, "POST", f"/api/{owner}/plains", key, {"label": "one"})
    path, tag = answer.headers["Location"], answer.headers["ETag"]

    assert acting.get(path, headers={"If-None-Match": tag}).status_code == 304
    assert acting.delete(path, headers={"If-Match": tag}).status_code == 204


def test_what_an_answer_leaves_out_it_leaves_out_again(
    acting: httpx.Client, owner: str, key: dict[str, str]
) -> None:
    path, minimal = f"/api/{owner}/plains", {**key, "Prefer": "return=minimal"}

    answer = twice(acting, "POST", path, minimal, {"label": "one"})
    full = acting.post(path, json={"label": "one"}, headers=key)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Preference-Applied"] == "return=minimal"
    assert (full.status_code, replayed(full)) == (204, True)


def test_a_step_at_another_version_leaves_the_key_free(
    acting: httpx.Client, task: str, key: dict[str, str]
) -> None:
    seen = acting.get(task).headers["ETag"]
    acting.patch(task, json={"title": "Buy tea"})

    stale = acting.patch(f"{task}/start", headers={**key, "If-Match": seen})
    fresh = {**key, "If-Match": acting.get(task).headers["ETag"]}

    assert stale.status_code == 412
    assert twice(acting, "PATCH", f"{task}/start", fresh).json()["state"] == "doing"


def test_a_key_is_not_for_another_version_of_the_row(
    acting: httpx.Client, task: str, key: dict[str, str]
) -> None:
    seen = {**key, "If-Match": acting.get(task).headers["ETag"]}
    assert acting.patch(f"{task}/start", headers=seen).status_code == 200

    for headers in ({**key, "If-Match": "*"}, {**key, "If-Match": "broken"}, key):
        again = acting.patch(f"{task}/start", headers=headers)
        assert again.status_code == 409
        assert again.json()["errors"][0]["code"] == "key_reused"
    for value in ("", "broken"):
        again = acting.patch(f"{task}/start", headers={**seen, "If-None-Match": value})
        assert again.status_code == 409


def test_a_batch_is_done_once(at_once: Running, owner: str, key: dict[str, str]) -> None:
    path = f"/api/{owner}/shelves"
    kept = at_once.client.post(path, json={"label": "kept"}).json()["id"]
    body: Json = {
        "create": [{"label": "left"}, {"label": "right"}],
        "update": [{"id": kept, "width": 40}],
    }

    twice(at_once.client, "POST", f"{path}:batch", key, body)

    rows = at_once.client.get(path).json()["items"]
    assert sorted((row["label"], row["width"]) for row in rows) == [
        ("kept", 40),
        ("left", 80),
        ("right", 80),
    ]


@pytest.mark.parametrize("name", ["shelves", "parcels", "tags"])
def test_a_batch_that_is_refused_leaves_the_key_free(
    at_once: Running, owner: str, key: dict[str, str], name: str
) -> None:
    path = f"/api/{owner}/{name}"
    absent: Json = {"create": [{"label": "one"}], "delete": [str(uuid4())]}

    refused = at_once.client.post(f"{path}:batch", json=absent, headers=key)
    twice(at_once.client, "POST", f"{path}:batch", key, {"create": [{"label": "two"}]})

    assert refused.status_code == 404
    assert [row["label"] for row in at_once.client.get(path).json()["items"]] == ["two"]


def test_a_batch_of_rows_that_meet_is_refused_as_ever(
    at_once: Running, owner: str, key: dict[str, str]
) -> None:
    body: Json = {"create": [{"label": "one"}, {"label": "two"}, {"label": "one"}]}
    path = f"/api/{owner}/shelves:batch"

    plain = at_once.client.post(path, json=body)
    keyed = at_once.client.post(path, json=body, headers=key)

    assert (plain.status_code, keyed.status_code) == (409, 409)
    assert keyed.json()["errors"] == plain.json()["errors"]
