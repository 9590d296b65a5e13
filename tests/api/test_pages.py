"""Pages: every row that stays is seen exactly once, and each page costs the same."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import psycopg
import pytest
from sqlalchemy import ClauseElement, create_engine

from generated.services.task import LIST, LIST_AFTER
from tests.api.document import Json

Plan = dict[str, Any]
LINK = re.compile(r'<(?P<target>[^>]*)>; rel="next"')


def create(client: httpx.Client, owner: str, count: int) -> list[str]:
    """Create tasks; returns their ids, the newest first."""
    path = f"/api/{owner}/tasks"
    ids = [client.post(path, json={"title": f"Task {n}"}).json()["id"] for n in range(count)]
    return ids[::-1]


def pages(client: httpx.Client, owner: str, limit: int) -> Iterator[list[dict[str, Json]]]:
    """Every page, as a client finds them that follows the links."""
    path: str | None = f"/api/{owner}/tasks?limit={limit}"
    while path is not None:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text
        yield answer.json()["items"]
        link = LINK.fullmatch(answer.headers.get("Link", ""))
        path = None if link is None else link["target"]


@pytest.mark.parametrize(("count", "limit"), [(0, 3), (1, 1), (3, 3), (4, 3), (7, 3), (6, 2)])
def test_the_pages_hold_every_task_once_and_the_newest_first(
    client: httpx.Client, alice: str, count: int, limit: int
) -> None:
    ids = create(client, alice, count)
    found = list(pages(client, alice, limit))

    assert [task["id"] for page in found for task in page] == ids
    assert all(len(page) == limit for page in found[:-1])
    assert len(found) == max(1, -(-count // limit))


def test_a_link_and_a_cursor_are_given_exactly_while_there_is_more(
    client: httpx.Client, alice: str
) -> None:
    create(client, alice, 2)
    first = client.get(f"/api/{alice}/tasks?limit=1")
    link = LINK.fullmatch(first.headers["Link"])
    assert link is not None
    last = client.get(link["target"])

    query = parse_qs(urlsplit(link["target"]).query)
    assert query == {"limit": ["1"], "cursor": [first.json()["next_cursor"]]}
    assert last.json()["next_cursor"] is None
    assert "Link" not in last.headers


def test_a_page_holds_fifty_when_nothing_is_asked_for(client: httpx.Client, alice: str) -> None:
    ids = create(client, alice, 51)
    page = client.get(f"/api/{alice}/tasks").json()

    assert [task["id"] for task in page["items"]] == ids[:50]
    assert page["next_cursor"] is not None


def test_what_is_created_between_two_pages_moves_nothing(client: httpx.Client, alice: str) -> None:
    ids = create(client, alice, 6)
    walk = pages(client, alice, 2)
    seen = [task["id"] for task in next(walk)]
    create(client, alice, 3)
    seen += [task["id"] for page in walk for task in page]

    assert seen == ids


@pytest.mark.parametrize("deleted", [[0], [1], [0, 1], [2], [1, 2, 3]])
def test_what_is_deleted_between_two_pages_hides_nothing(
    client: httpx.Client, alice: str, deleted: list[int]
) -> None:
    ids = create(client, alice, 6)
    walk = pages(client, alice, 2)
    seen = [task["id"] for task in next(walk)]
    for number in deleted:
        client.delete(f"/api/{alice}/tasks/{ids[number]}")
    seen += [task["id"] for page in walk for task in page]

    assert seen == ids[:2] + [
        id_ for number, id_ in enumerate(ids) if number > 1 and number not in deleted
    ]


def test_what_is_changed_between_two_pages_keeps_its_place(
    client: httpx.Client, alice: str
) -> None:
    ids = create(client, alice, 4)
    walk = pages(client, alice, 2)
    seen = [task["id"] for task in next(walk)]
    client.patch(f"/api/{alice}/tasks/{ids[3]}", json={"title": "Changed"})
    client.patch(f"/api/{alice}/tasks/{ids[0]}", json={"title": "Changed"})
    seen += [task["id"] for page in walk for task in page]

    assert seen == ids


def test_the_cursor_of_another_owner_is_refused(client: httpx.Client, alice: str, bob: str) -> None:
    create(client, alice, 2)
    create(client, bob, 2)
    cursor = client.get(f"/api/{alice}/tasks?limit=1").json()["next_cursor"]
    answer = client.get(f"/api/{bob}/tasks?cursor={cursor}")

    assert answer.status_code == 409
    assert "ask again without it" in answer.json()["detail"]


def test_a_page_deep_down_costs_what_the_first_one_costs(alice: str, database_url: str) -> None:
    rows = 20_000
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO tasks (id, user_id, title, completed) "
            "SELECT overlay(lpad(to_hex(n), 32, '0') placing '7' from 13)::uuid, "
            f"owner, 'Task', false FROM generate_series(1, {rows}) AS n, "
            "unnest(%s::text[]) AS owner",
            [[alice, "somebody-else"]],
        )
        connection.execute("VACUUM ANALYZE tasks")
        deep = f"00000000-0000-7000-0000-{100:012x}"
        asked = {"_owner": alice, "_limit": 21}
        first = explain(connection, LIST, asked)
        last = explain(connection, LIST_AFTER, {**asked, "_after": deep})

    for plan in (first, last):
        nodes = list(walk(plan))
        assert [node["Node Type"] for node in nodes] == ["Limit", "Index Scan"]
        assert nodes[1]["Index Name"] == "pk_tasks"
        assert nodes[1]["Scan Direction"] == "Backward"
        assert "Filter" not in nodes[1]
        assert nodes[1]["Actual Rows"] == 21
    assert abs(buffers(first) - buffers(last)) <= 3


def explain(
    connection: psycopg.Connection, statement: ClauseElement, parameters: dict[str, object]
) -> Plan:
    """Run the statement, and tell how the database went about it."""
    sql = str(statement.compile(dialect=create_engine("postgresql+psycopg://").dialect))
    found = connection.execute(
        f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}".encode(), parameters
    ).fetchone()
    assert found is not None
    plan: Plan = found[0][0]["Plan"]
    return plan


def walk(plan: Plan) -> Iterator[Plan]:
    yield plan
    for part in plan.get("Plans", []):
        yield from walk(part)


def buffers(plan: Plan) -> int:
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])
