"""Awkward names, and parts left out: the second API does what its schema says."""

from __future__ import annotations

from uuid import uuid4

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from codegen.read import read_text
from tests.api.awkward import SCHEMA, Second, create
from tests.api.databases import dump
from tests.api.document import Json
from tests.api.matrix import Matrix


def test_it_is_ready_and_its_document_is_valid(second: Second) -> None:
    assert second.client.get("/readyz").status_code == 200
    assert second.client.get("/openapi.json").json() == second.document.content
    OpenAPIV31SpecValidator(second.document.content).validate()


def test_no_operation_lets_a_stranger_in(second: Second, account: str) -> None:
    matrix = Matrix(second.document, second.client, lambda table: dump(second.database_url, table))

    assert matrix.leaks(account, str(uuid4())) == []


def test_every_awkward_name_holds_its_value_on_every_way(second: Second, account: str) -> None:
    create_order = second.document.operation("create_order")
    body = second.document.example(create_order)
    assert isinstance(body, dict)
    created = create(second, account, "orders", **body)
    path = f"/v1/{account}/orders/{created['id']}"
    answers = [
        second.client.get(path),
        second.client.put(path, json=body),
        *(second.client.patch(path, json={name: value}) for name, value in body.items()),
        second.client.post(f"{path}/ship"),
        second.client.put(f"{path}/yield", json={"class": "first", "metadata": "An example."}),
    ]

    assert len(body) > 30
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert {**answer.json(), "select": False, "updated_at": 0} == {**created, "updated_at": 0}


def test_an_action_without_input_takes_no_body(second: Second, account: str) -> None:
    order = create(second, account, "orders", **{"class": "x"})
    path = f"/v1/{account}/orders/{order['id']}/ship"

    assert second.client.post(path).json()["select"] is True
    assert second.client.post(path, content=b"{").status_code == 200


@pytest.mark.parametrize("body", [{}, {"class": None}, {"class": "x", "other": 1}, [], None])
def test_an_action_with_required_input_refuses_to_go_without(
    second: Second, account: str, body: Json
) -> None:
    order = create(second, account, "orders", **{"class": "x"})
    answer = second.client.put(f"/v1/{account}/orders/{order['id']}/yield", json=body)

    assert answer.status_code == 422


def test_only_the_methods_that_are_asked_for_are_there(second: Second, account: str) -> None:
    one = {each.plural: each for each in read_text(SCHEMA.read_bytes()).resources}
    allowed = {
        plural: {
            second.client.options(f"/v1/{account}/{plural}{end}").headers.get("Allow")
            for end in ("", f"/{uuid4()}")
        }
        for plural in one
    }

    assert allowed["classes"] == {"GET, HEAD, POST, OPTIONS", "GET, HEAD, OPTIONS"}
    assert allowed["users"] == {"POST, OPTIONS", "PUT, DELETE, OPTIONS"}
    assert allowed["data"] == {"POST, OPTIONS", "GET, HEAD, PATCH, OPTIONS"}
    assert second.client.get(f"/v1/{account}/users").status_code == 405


def test_pages_are_as_large_as_the_schema_says(second: Second, account: str) -> None:
    for _ in range(6):
        create(second, account, "classes", **{"import": "x"})
    path = f"/v1/{account}/classes"

    assert len(second.client.get(path).json()["items"]) == 3
    assert len(second.client.get(f"{path}?limit=5").json()["items"]) == 5
    assert second.client.get(f"{path}?limit=6").status_code == 422


@pytest.mark.parametrize(
    "owner", ["alice", "x", "0" * 32, "urn:uuid:{}", "%7B{}%7D", "{}0", "%20{}"]
)
def test_an_owner_that_is_no_uuid_is_refused(second: Second, account: str, owner: str) -> None:
    answer = second.client.get(f"/v1/{owner.format(account)}/pages")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "account"


def test_an_owner_in_upper_case_is_the_same_owner(second: Second, account: str) -> None:
    row = create(second, account.upper(), "users")

    assert row["account"] == account


def test_the_page_of_the_documentation_shows_the_title_as_text(second: Second) -> None:
    shown = second.client.get("/docs").text

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)" in shown
