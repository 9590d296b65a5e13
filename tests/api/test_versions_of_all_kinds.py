"""Versions of rows that are joined, hooked, kept, nested, shared, or finished by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import psycopg
import pytest

from tests.api.related import NOBODY, Caller

STALE = '"1-0123456789abcdef"'


def send(caller: Caller, verb: str, path: str, body: object = None, **given: str) -> httpx.Response:
    """Send a request with headers: `if_match` is `If-Match`."""
    headers = {name.replace("_", "-"): value for name, value in given.items()}
    url = f"/api/{caller.name}/{path}"
    if body is None:
        return caller.running.client.request(verb, url, headers=headers)
    return caller.running.client.request(verb, url, json=body, headers=headers)


def made(caller: Caller, path: str, **members: object) -> str:
    """The path of a new row."""
    return f"{path}/{caller.create(path, **members)['id']}"


def seen(caller: Caller, path: str) -> str:
    """The version that is shown now."""
    return str(caller.call("GET", path).headers["ETag"])


def test_a_row_is_at_another_version_when_its_list_of_ids_is(zoe: Caller) -> None:
    label = zoe.create("labels", name="red")["id"]
    note = made(zoe, "notes", text="x")
    first = seen(zoe, note)
    changed = send(zoe, "PATCH", note, {"label_ids": [label]}, if_match=first)

    assert changed.status_code == 200
    assert changed.headers["ETag"] == seen(zoe, note) != first
    for verb, end, body in WRITES:
        assert send(zoe, verb, note + end, body, if_match=first).status_code == 412
    assert zoe.get(note)["label_ids"] == [label]


WRITES = [
    ("PATCH", "", {"text": "y"}),
    ("PATCH", "", {"label_ids": []}),
    ("PATCH", "", {}),
    ("PUT", "", {"text": "z"}),
    ("POST", "/shut", None),
    ("POST", "/shout", None),
    ("POST", "/sign", None),
    ("POST", "/count", None),
    ("DELETE", "", None),
]


@pytest.mark.parametrize(
    "change",
    [
        lambda zoe, note, label: zoe.call("PATCH", label, {"note_ids": []}),
        lambda zoe, note, label: zoe.call("DELETE", label),
    ],
)
def test_a_row_is_at_another_version_when_the_other_side_leaves_it(
    zoe: Caller, change: Callable[[Caller, str, str], httpx.Response]
) -> None:
    label = made(zoe, "labels", name="red")
    note = made(zoe, "notes", text="x", label_ids=[label.partition("/")[2]])
    first = seen(zoe, note)

    assert change(zoe, note, label).is_success
    for verb, end, body in WRITES:
        assert send(zoe, verb, note + end, body, if_match=first).status_code == 412


@pytest.mark.parametrize(("verb", "end", "body"), WRITES)
def test_a_joined_row_is_written_at_the_version_that_was_seen(
    zoe: Caller, verb: str, end: str, body: object
) -> None:
    label = zoe.create("labels", name="red")["id"]
    note = made(zoe, "notes", text="x", label_ids=[label])
    answer = send(zoe, verb, note + end, body, if_match=seen(zoe, note))

    assert answer.is_success, answer.text
    if "ETag" in answer.headers:
        assert answer.headers["ETag"] == seen(zoe, note)


def test_of_all_who_change_a_list_one_does(zoe: Caller) -> None:
    labels = [zoe.create("labels", name=f"{number}")["id"] for number in range(8)]
    note = made(zoe, "notes", text="x")
    for _ in range(5):
        tag = seen(zoe, note)

        def set_labels(id_: object, tag: str = tag) -> int:
            body = {"label_ids": [id_]}
            return send(zoe, "PATCH", note, body, if_match=tag).status_code

        with ThreadPoolExecutor(8) as pool:
            found = Counter(pool.map(set_labels, labels))

        assert found == {200: 1, 412: 7}


def test_an_illegal_step_is_told_of_where_the_version_is_right(zoe: Caller) -> None:
    note = made(zoe, "notes", text="x", state="shut")

    assert send(zoe, "POST", f"{note}/shut", if_match=seen(zoe, note)).status_code == 409
    assert send(zoe, "POST", f"{note}/shut", if_match="*").status_code == 409
    assert send(zoe, "POST", f"{note}/shut", if_match=STALE).status_code == 412


def test_a_row_that_hooks_change_has_the_version_that_it_is_answered_with(zoe: Caller) -> None:
    plan = made(zoe, "plans", name="x")
    changed = send(zoe, "PATCH", plan, {}, if_match=seen(zoe, plan))

    assert changed.json()["name"] == "x!?"
    assert changed.headers["ETag"] == seen(zoe, plan)
    assert send(zoe, "PUT", plan, {"name": "y"}, if_match=seen(zoe, plan)).status_code == 200


def test_a_hook_is_not_called_for_a_version_that_nobody_knows(zoe: Caller) -> None:
    plan = made(zoe, "plans", name="x")

    assert send(zoe, "PATCH", plan, {"name": "y"}, if_match=STALE).status_code == 412
    assert send(zoe, "DELETE", plan, if_match=STALE).status_code == 412
    assert zoe.get(plan)["name"] == "x"


def test_a_deleted_row_comes_back_at_any_version_or_at_none(zoe: Caller) -> None:
    plan = made(zoe, "plans", name="x")

    assert send(zoe, "POST", f"{plan}/undelete", if_match="*").status_code == 409
    assert send(zoe, "DELETE", plan, if_match=seen(zoe, plan)).status_code == 204
    assert send(zoe, "POST", f"{plan}/undelete", if_match=STALE).status_code == 412
    assert send(zoe, "POST", f"plans/{NOBODY}/undelete", if_match=STALE).status_code == 404
    back = send(zoe, "POST", f"{plan}/undelete", if_match="*")
    assert (back.status_code, back.headers["ETag"]) == (200, seen(zoe, plan))


def test_a_nested_row_below_another_parent_is_not_there(zoe: Caller) -> None:
    plan, other = made(zoe, "plans", name="x"), made(zoe, "plans", name="y")
    step = made(zoe, f"{plan}/steps", name="z")
    tag = seen(zoe, step)
    elsewhere = step.replace(plan, other)

    assert send(zoe, "PATCH", elsewhere, {"name": "a"}, if_match=tag).status_code == 404
    assert send(zoe, "PATCH", step, {"name": "a"}, if_match=STALE).status_code == 412
    assert send(zoe, "PATCH", step, {"name": "a"}, if_match=tag).status_code == 200


def test_a_shared_row_is_not_sent_again(zoe: Caller) -> None:
    with psycopg.connect(zoe.running.database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO countries (id, code) VALUES (gen_random_uuid(), 'NO')")
    client = zoe.running.client
    path = f"/api/countries/{client.get('/api/countries').json()['items'][0]['id']}"
    tag = client.get(path).headers["ETag"]

    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_where_versions_must_be_named_a_write_without_one_is_refused(zoe: Caller) -> None:
    contract = made(zoe, "contracts", clause="x")
    for verb, end, body in [
        ("PATCH", "", {"clause": "y"}),
        ("PUT", "", {"clause": "z"}),
        ("POST", "/seal", None),
        ("DELETE", "", None),
    ]:
        for path in (contract, f"contracts/{NOBODY}"):
            refused = send(zoe, verb, path + end, body, if_none_match='"a"')
            assert refused.status_code == 428
            assert refused.json()["type"] == "urn:problem-type:precondition-required"
        assert send(zoe, verb, contract + end, body, if_match=STALE).status_code == 412
        done = send(zoe, verb, contract + end, body, if_match=seen(zoe, contract))
        assert done.is_success


def test_what_is_about_no_row_needs_no_version(zoe: Caller) -> None:
    made(zoe, "contracts", clause="x")

    assert zoe.call("GET", "contracts").status_code == 200
    assert zoe.call("POST", "contracts/renew").status_code == 204


def test_without_etag_nothing_is_said_of_versions(zoe: Caller) -> None:
    memo = made(zoe, "memos", text="x")
    read = send(zoe, "GET", memo, if_none_match="*")

    assert (read.status_code, read.headers.get("ETag")) == (200, None)
    assert send(zoe, "PATCH", memo, {"text": "y"}, if_match=STALE).status_code == 200
    assert send(zoe, "DELETE", memo, if_none_match="*").status_code == 204


def test_who_prefers_no_content_gets_none_without_versions_too(zoe: Caller) -> None:
    memo = made(zoe, "memos", text="x")
    for verb, end, body in [("PATCH", "", {}), ("PUT", "", {"text": "y"}), ("POST", "/burn", None)]:
        answer = send(zoe, verb, memo + end, body, prefer="return=minimal")

        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["Preference-Applied"] == "return=minimal"


def test_what_is_no_row_is_sent_whatever_is_preferred(zoe: Caller) -> None:
    note = made(zoe, "notes", text="x")
    answer = send(zoe, "POST", f"{note}/count", prefer="return=minimal")

    assert (answer.status_code, answer.json()) == (200, {"letters": 1})
    assert "ETag" not in answer.headers


def test_hand_written_code_can_write_several_rows_and_one_of_them_twice(zoe: Caller) -> None:
    tally = made(zoe, "tallies", name="x")
    first = seen(zoe, tally)
    done = send(zoe, "PATCH", tally, {"number": 5}, if_match=first)

    assert done.status_code == 200, done.text
    assert (done.json()["number"], done.json()["twice"]) == (6, 12)
    assert done.headers["ETag"] == seen(zoe, tally)
    assert send(zoe, "PATCH", tally, {"number": 7}, if_match=first).status_code == 412
    assert zoe.get(tally)["number"] == 6
