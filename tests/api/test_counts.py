"""The total of a list: told to those who ask, over all pages, for one more statement."""

from __future__ import annotations

from urllib.parse import parse_qsl
from uuid import uuid4

import httpx
import pytest

from tests.api.awkward import Second
from tests.api.guards import SqlGuard
from tests.api.listed import create


@pytest.fixture
def owner() -> str:
    """Somebody whom no other test knows."""
    return f"owner-{uuid4()}"


def test_a_list_is_counted_only_when_that_is_asked_for(client: httpx.Client, alice: str) -> None:
    path = f"/api/{alice}/tasks"
    client.post(path, json={"title": "One"})
    plain, counted = client.get(path), client.get(f"{path}?count=exact")

    assert "total" not in plain.json()
    assert "X-Total-Count" not in plain.headers
    assert counted.json() == {**plain.json(), "total": 1}
    assert counted.headers["X-Total-Count"] == "1"


def test_the_total_is_of_all_pages_and_of_one_owner(
    client: httpx.Client, alice: str, bob: str
) -> None:
    for owner, count in ((alice, 5), (bob, 3)):
        for number in range(count):
            client.post(f"/api/{owner}/tasks", json={"title": f"{number}"})
    target = f"/api/{alice}/tasks?limit=2&count=exact"
    totals = []
    while target:
        answer = client.get(target)
        totals.append((len(answer.json()["items"]), answer.json()["total"]))
        target = answer.links.get("next", {}).get("url", "")

    assert totals == [(2, 5), (2, 5), (1, 5)]


def test_a_count_is_one_statement_more(client: httpx.Client, alice: str, sql: SqlGuard) -> None:
    path = f"/api/{alice}/tasks"
    costs = []
    for query in ("", "?count=exact", "?limit=1&count=exact"):
        before = sql.statements
        client.get(path + query)
        costs.append(sql.statements - before)

    assert costs == [1, 2, 2]


@pytest.mark.parametrize("asked", ["", "none", "Exact", "exact,exact", "1"])
def test_a_list_is_counted_exactly_or_not_at_all(
    client: httpx.Client, alice: str, asked: str
) -> None:
    answer = client.get(f"/api/{alice}/tasks", params={"count": asked})

    assert answer.status_code == 422
    assert [flaw["pointer"] for flaw in answer.json()["errors"]] == ["count"]


def test_head_tells_the_total_too(client: httpx.Client, alice: str) -> None:
    client.post(f"/api/{alice}/tasks", json={"title": "One"})

    assert client.head(f"/api/{alice}/tasks?count=exact").headers["X-Total-Count"] == "1"


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 6),
        ("whole.gte=2", 4),
        ("whole.gte=2&sort=-whole", 4),
        ("whole.in=1,2,9", 2),
        ("whole.is_null=true", 0),
        ("text.starts_with=a&whole.lt=5", 2),
    ],
)
def test_the_total_is_of_what_the_filters_let_through(
    listed: Second, owner: str, query: str, total: int
) -> None:
    for number in range(6):
        create(listed, owner, "samples", whole=number, text="ab"[number % 2] * 3 if number else "b")
    path, asked = f"/api/{owner}/samples", dict(parse_qsl(query))
    first = listed.client.get(path, params={**asked, "limit": "2", "count": "exact"})

    assert first.json()["total"] == total
    if first.json()["next_cursor"] is not None:
        # The cursor belongs to the filters, and not to whether they are counted.
        following = {**asked, "cursor": first.json()["next_cursor"]}
        assert "total" not in listed.client.get(path, params=following).json()


def test_deleted_rows_are_not_counted(listed: Second, owner: str) -> None:
    kept, gone = (create(listed, owner, "tags", label=label)["id"] for label in "ab")
    listed.client.delete(f"/api/{owner}/tags/{gone}")
    page = listed.client.get(f"/api/{owner}/tags?count=exact").json()

    assert [tag["id"] for tag in page["items"]] == [kept]
    assert page["total"] == 1


def test_rows_are_counted_below_their_parent(listed: Second, owner: str) -> None:
    tasks = [create(listed, owner, "tasks", title=title)["id"] for title in "ab"]
    for number, task in enumerate(tasks):
        for _ in range(number + 1):
            create(listed, owner, f"tasks/{task}/notes", body="x")
    query = "count=exact&limit=1&expand=task"
    pages = [listed.client.get(f"/api/{owner}/tasks/{task}/notes?{query}") for task in tasks]

    assert [page.json()["total"] for page in pages] == [1, 2]


def test_a_parent_that_is_not_there_has_nothing_to_count(listed: Second, owner: str) -> None:
    task = create(listed, owner, "tasks", title="Theirs")["id"]
    target = f"/api/another-{owner}/tasks/{task}/notes?count=exact"

    assert listed.client.get(target).status_code == 404
