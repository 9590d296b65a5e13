"""Lists that are bare arrays: what stands beside the items elsewhere, headers say here."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.api.awkward import Second
from tests.api.listed import Row, create

NAMES = ["Ada", "Bob", "Cyd", "Dee", "Eve"]


@pytest.fixture
def owner() -> str:
    """Somebody whom no other test knows."""
    return f"owner-{uuid4()}"


def all_rows(api: Second, target: str) -> list[Row]:
    """The rows on all pages, as a client finds them that follows the links."""
    rows: list[Row] = []
    while target:
        answer = api.client.get(target)
        assert answer.status_code == 200, answer.text
        rows += answer.json()
        target = answer.links.get("next", {}).get("url", "")
    return rows


def test_an_empty_list_is_an_empty_array(listed: Second, owner: str) -> None:
    answer = listed.client.get(f"/api/{owner}/people")

    assert (answer.status_code, answer.content) == (200, b"[]")
    assert "Link" not in answer.headers
    assert "X-Total-Count" not in answer.headers


@pytest.mark.parametrize("limit", [1, 2, 5, 6])
def test_the_links_lead_to_every_row_once(listed: Second, owner: str, limit: int) -> None:
    people = [create(listed, owner, "people", name=name) for name in NAMES]

    assert all_rows(listed, f"/api/{owner}/people?limit={limit}") == people[::-1]


def test_the_total_of_an_array_is_in_a_header(listed: Second, owner: str) -> None:
    for name in NAMES:
        create(listed, owner, "people", name=name)
    plain = listed.client.get(f"/api/{owner}/people?limit=2")
    counted = listed.client.get(f"/api/{owner}/people?limit=2&count=exact")

    assert counted.json() == plain.json()
    assert counted.headers["X-Total-Count"] == "5"
    assert "X-Total-Count" not in plain.headers


def test_an_array_can_be_narrowed_sorted_and_expanded(listed: Second, owner: str) -> None:
    project = create(listed, owner, "projects", name="Garden")
    path = f"/api/{owner}/projects/{project['id']}/visits"
    for place in ("south", "north", "south gate", "east"):
        create(listed, owner, path.removeprefix(f"/api/{owner}/"), place=place)
    target = f"{path}?place.starts_with=sout&sort=-place&expand=project&limit=1&count=exact"
    first = listed.client.get(target)

    assert [row["place"] for row in all_rows(listed, target)] == ["south gate", "south"]
    assert first.json()[0]["project"] == project
    assert first.headers["X-Total-Count"] == "2"


def test_an_array_below_a_parent_that_is_not_there_is_not_found(listed: Second, owner: str) -> None:
    project = create(listed, owner, "projects", name="Garden")["id"]

    assert listed.client.get(f"/api/{owner}/projects/{project}/visits").json() == []
    assert listed.client.get(f"/api/b-{owner}/projects/{project}/visits").status_code == 404


def test_the_document_has_the_array_its_headers_and_its_links(listed: Second) -> None:
    document = listed.document
    answer = next(each for each in document.operations() if each.id == "list_people").responses[
        "200"
    ]

    assert document.at(answer["content"])["application/json"] == {
        "schema": {"type": "array", "items": {"$ref": "#/components/schemas/Person"}}
    }
    assert set(document.at(answer["headers"])) == {"X-Request-ID", "Link", "X-Total-Count"}
    linked = document.at(document.at(answer["links"])["GetPerson"])
    assert document.at(linked["parameters"])["id"] == "$response.body#/0/id"
    assert "PersonPage" not in document.at(document.at(document.content["components"])["schemas"])
