"""Versions of rows: what has not changed is not sent again, and nobody's work is overwritten."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import httpx
import pytest

from tests.api.guards import SqlGuard

ETAG = r'"[0-9a-f]+-[0-9a-f]{16}"'
MALFORMED = ["x", '"x', "W/x", '"a" "b"', '*, "a"', '"ä"', '"a",', "", '"' + "x" * 5000 + '"']


@pytest.fixture
def task(client: httpx.Client, alice: str) -> str:
    """The path of a new task."""
    answer = client.post(f"/api/{alice}/tasks", json={"title": "Buy milk"})
    return str(answer.headers["Location"])


def tag_of(client: httpx.Client, path: str) -> str:
    return str(client.get(path).headers["ETag"])


def writes(client: httpx.Client, path: str, **headers: str) -> list[httpx.Response]:
    """Every way to write one row, the last of which is its end."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return [
        client.patch(path, json={"title": "Changed"}, headers=given),
        client.patch(path, json={}, headers=given),
        client.put(path, json={"title": "Replaced"}, headers=given),
        client.patch(f"{path}/complete", headers=given),
        client.delete(path, headers=given),
    ]


def test_whatever_answers_a_row_says_its_version(client: httpx.Client, alice: str) -> None:
    created = client.post(f"/api/{alice}/tasks", json={"title": "Buy milk"})
    path = created.headers["Location"]
    answers = [created, client.get(path), client.head(path), *writes(client, path)[:-1]]

    assert [answer.is_success for answer in answers] == [True] * len(answers)
    for answer in answers:
        assert re.fullmatch(ETAG, answer.headers["ETag"])
    assert created.headers["ETag"] == answers[1].headers["ETag"] == answers[2].headers["ETag"]


def test_a_version_lasts_as_long_as_the_row_does(client: httpx.Client, task: str) -> None:
    first = tag_of(client, task)
    client.patch(task, json={})
    unchanged = tag_of(client, task)
    changed = client.patch(task, json={"title": "Buy milk"}).headers["ETag"]

    assert unchanged == first
    assert changed != first
    assert tag_of(client, task) == changed


def test_neither_lists_nor_deletions_have_a_version(client: httpx.Client, task: str) -> None:
    listed = client.get(task.rpartition("/")[0])

    assert "ETag" not in listed.headers
    assert "entity_tag" not in listed.text
    assert "ETag" not in client.delete(task).headers


@pytest.mark.parametrize("known", ["{}", "W/{}", '"a", {}', '"a" ,W/{}', "*"])
def test_what_the_caller_has_is_not_sent_again(client: httpx.Client, task: str, known: str) -> None:
    tag = tag_of(client, task)
    for method in ("GET", "HEAD"):
        answer = client.request(method, task, headers={"If-None-Match": known.format(tag)})

        assert answer.status_code == 304
        assert answer.headers["ETag"] == tag
        assert answer.content == b""
        assert "Content-Length" not in answer.headers
        assert "Content-Type" not in answer.headers


@pytest.mark.parametrize("known", ['"a"', '"1-0123456789abcdef"', 'W/"a", ""'])
def test_what_the_caller_does_not_have_is_sent(client: httpx.Client, task: str, known: str) -> None:
    assert client.get(task, headers={"If-None-Match": known}).status_code == 200


def test_several_lines_of_tags_are_one_list(client: httpx.Client, task: str) -> None:
    lines = [("If-None-Match", '"a"'), ("If-None-Match", tag_of(client, task))]

    assert client.get(task, headers=lines).status_code == 304


def test_a_row_is_written_by_who_knows_its_version(client: httpx.Client, task: str) -> None:
    for method, path, body in [
        ("PATCH", task, {"title": "Changed"}),
        ("PATCH", task, {}),
        ("PUT", task, {"title": "Replaced"}),
        ("PATCH", f"{task}/complete", {}),
        ("DELETE", task, None),
    ]:
        tags = f'"a-b", {tag_of(client, task)}'
        answer = client.request(method, path, json=body, headers={"If-Match": tags})

        assert answer.is_success, answer.text


@pytest.mark.parametrize("header", ["If-Match", "If-None-Match"])
def test_a_row_at_another_version_is_left_as_it_is(
    client: httpx.Client, task: str, header: str
) -> None:
    stale = tag_of(client, task)
    current = client.patch(task, json={"title": "Earlier"})
    tag = stale if header == "If-Match" else f"W/{current.headers['ETag']}"
    for answer in writes(client, task, **{header: tag}):
        assert answer.status_code == 412, answer.text
        assert answer.json()["type"] == "urn:problem-type:precondition-failed"

    assert client.get(task).json() == current.json()


@pytest.mark.parametrize(
    "tags", ['"a"', '""', "W/{}", '"1", "2-3"', '"{version}"', "{version}-0123456789abcdef"]
)
def test_only_a_strong_tag_of_ours_lets_a_row_be_written(
    client: httpx.Client, task: str, tags: str
) -> None:
    tag = tag_of(client, task)
    given = tags.format(tag, version=tag.strip('"').partition("-")[0])
    for answer in writes(client, task, **{"If-Match": given}):
        assert answer.status_code in {412, 422}, answer.text


def test_any_version_will_do_with_a_star(client: httpx.Client, task: str) -> None:
    assert all(answer.is_success for answer in writes(client, task, **{"If-Match": "*"}))


def test_no_version_will_do_where_none_may_be_there(client: httpx.Client, task: str) -> None:
    answers = writes(client, task, **{"If-None-Match": "*"})

    assert {answer.status_code for answer in answers} == {412}


def test_a_row_is_written_unless_it_is_at_the_version_named(
    client: httpx.Client, task: str
) -> None:
    stale = tag_of(client, task)
    client.patch(task, json={"title": "Earlier"})
    answers = writes(client, task, **{"If-None-Match": stale})

    assert all(answer.is_success for answer in answers)


def test_of_both_headers_both_must_hold(client: httpx.Client, task: str) -> None:
    tag = tag_of(client, task)
    both = {"If-Match": f'{tag}, "a-b"', "If-None-Match": tag}

    assert client.patch(task, json={"title": "x"}, headers=both).status_code == 412


@pytest.mark.parametrize("tags", ["*", '"a"', '"1-0123456789abcdef"'])
@pytest.mark.parametrize("header", ["If-Match", "If-None-Match"])
def test_a_row_that_is_not_there_is_not_found(
    client: httpx.Client, alice: str, bob: str, task: str, header: str, tags: str
) -> None:
    absent = f"/api/{alice}/tasks/{uuid4()}"
    plain = client.delete(absent)
    for path in (absent, task.replace(alice, bob)):
        for answer in writes(client, path, **{header: tags}):
            assert answer.status_code == 404
            assert answer.content == plain.content


def test_a_strangers_tag_opens_nothing(
    client: httpx.Client, alice: str, bob: str, task: str
) -> None:
    tag = tag_of(client, task)
    for answer in writes(client, task.replace(alice, bob), **{"If-Match": tag}):
        assert answer.status_code == 404
    assert tag_of(client, task) == tag


@pytest.mark.parametrize("header", ["If-Match", "If-None-Match"])
@pytest.mark.parametrize("tags", MALFORMED)
def test_what_is_no_list_of_tags_is_refused(
    client: httpx.Client, task: str, header: str, tags: str
) -> None:
    given = httpx.Headers({header: tags}, encoding="utf-8")
    answers = [client.patch(task, json={}, headers=given), client.delete(task, headers=given)]
    if header == "If-None-Match":
        answers.append(client.get(task, headers=given))
    for answer in answers:
        assert answer.status_code == 422
        assert [each["pointer"] for each in answer.json()["errors"]] == [header]


def test_of_all_who_saw_a_version_one_writes(client: httpx.Client, task: str) -> None:
    def write(number: int, tag: str) -> int:
        given, body = {"If-Match": tag}, {"title": f"{number}"}
        if number % 3 == 0:
            return client.patch(task, json=body, headers=given).status_code
        if number % 3 == 1:
            return client.put(task, json=body, headers=given).status_code
        return client.patch(f"{task}/complete", headers=given).status_code

    for _ in range(5):
        with ThreadPoolExecutor(12) as pool:
            found = Counter(pool.map(write, range(12), [tag_of(client, task)] * 12))

        assert found == {200: 1, 412: 11}


def test_a_change_between_reading_and_writing_is_never_lost(
    client: httpx.Client, task: str
) -> None:
    client.put(task, json={"title": "0"})

    def add_one(_: int) -> None:
        while True:
            read = client.get(task)
            title = str(int(read.json()["title"]) + 1)
            given = {"If-Match": read.headers["ETag"]}
            answer = client.patch(task, json={"title": title}, headers=given)
            if answer.status_code == 200:
                return
            assert answer.status_code == 412

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(24)))

    assert client.get(task).json()["title"] == "24"


def test_a_write_that_expects_a_version_is_one_statement(
    client: httpx.Client, task: str, sql: SqlGuard
) -> None:
    given = {"If-Match": tag_of(client, task)}
    before = sql.statements
    client.patch(task, json={"title": "Changed"}, headers=given)

    assert sql.statements == before + 1


def test_who_prefers_no_content_gets_none(client: httpx.Client, alice: str) -> None:
    minimal = {"Prefer": "return=minimal"}
    created = client.post(f"/api/{alice}/tasks", json={"title": "Buy milk"}, headers=minimal)
    task = created.headers["Location"]
    for answer in (created, *writes(client, task, Prefer="return=minimal")[:-1]):
        assert answer.status_code == 204
        assert answer.content == b""
        assert answer.headers["Preference-Applied"] == "return=minimal"
        assert re.fullmatch(ETAG, answer.headers["ETag"])


def test_reading_and_deleting_are_as_always_whatever_is_preferred(
    client: httpx.Client, task: str
) -> None:
    minimal = {"Prefer": "return=minimal"}
    read, deleted = client.get(task, headers=minimal), client.delete(task, headers=minimal)

    assert (read.status_code, deleted.status_code) == (200, 204)
    assert "Preference-Applied" not in {**read.headers, **deleted.headers}


@pytest.mark.parametrize(
    ("preferences", "status"),
    [
        ('respond-async, RETURN = "minimal"; foo', 204),
        ("return=representation", 200),
        ("return=representation, return=minimal", 200),
        ("wait=10", 200),
        ('x="return=minimal"', 200),
        (",;=", 200),
        ("", 200),
    ],
)
def test_other_preferences_are_passed_over(
    client: httpx.Client, task: str, preferences: str, status: int
) -> None:
    answer = client.patch(task, json={"title": "x"}, headers={"Prefer": preferences})

    assert answer.status_code == status
    assert ("Preference-Applied" in answer.headers) == (status == 204)


def test_a_refusal_is_told_whatever_is_preferred(client: httpx.Client, task: str) -> None:
    answer = client.patch(task, json={"title": 1}, headers={"Prefer": "return=minimal"})

    assert answer.status_code == 422
    assert answer.json()["errors"]
