"""The document is valid, complete and true: it promises what is served, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi.routing import APIRoute, iter_route_contexts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.document import document
from tests.api.examples import examples, invalid_examples
from tests.api.fields import Bench, FieldCase, field_cases
from tests.api.servers import ROOT, Api
from tests.api.values import anything, near

CASES = {case.id: case for case in field_cases(document())}
HIDDEN = {
    ("GET", "/openapi.json"),
    ("GET", "/docs"),
    ("GET", "/docs/errors"),
    ("GET", "/docs/assets/{name}"),
}


def test_the_document_is_openapi_3_1() -> None:
    OpenAPIV31SpecValidator(document().content).validate()


def test_the_document_is_served_as_it_was_generated(client: httpx.Client) -> None:
    answer = client.get("/openapi.json")

    assert answer.content == (ROOT / "generated" / "openapi.json").read_bytes()
    assert answer.headers["Content-Type"] == "application/json"


def test_the_document_and_the_routes_are_the_same_list(api: Api) -> None:
    mounted = {
        (method, route.path)
        for route in iter_route_contexts(api.app.routes)
        for method in route.methods or ()
    }

    assert mounted - HIDDEN == {(each.method, each.path) for each in document().operations()}
    assert mounted >= HIDDEN


def test_operations_are_called_as_their_functions_are(api: Api) -> None:
    names = {
        route.original_route.endpoint.__name__
        for route in iter_route_contexts(api.app.routes)
        if isinstance(route.original_route, APIRoute) and route.original_route.include_in_schema
    }
    ids = [each.id for each in document().operations()]

    assert sorted(ids) == sorted(names)


def test_every_example_and_every_default_is_valid() -> None:
    assert len(list(examples(document().content))) > 20
    assert invalid_examples(document()) == []


def test_the_examples_are_taken_as_they_are(client: httpx.Client, alice: str) -> None:
    row: str | None = None
    for operation in document().operations():
        if operation.body is None:
            continue
        body = document().body_schema(operation)
        examples = body["examples"]
        assert isinstance(examples, list)
        for example in examples:
            path = operation.fill(user_id=alice, id=str(row))
            answer = client.request(operation.method, path, json=example)
            assert answer.is_success, answer.text
            row = answer.json()["id"]


def test_every_answer_is_described_with_its_headers_and_its_schema() -> None:
    for operation in document().operations():
        assert {"422", "500", "503"} <= set(operation.responses)
        for status, answer in operation.responses.items():
            assert "X-Request-ID" in document().at(answer["headers"])
            content = document().at(answer.get("content", {}))
            kind = "application/json" if status < "300" else "application/problem+json"
            assert list(content) == ([] if status in {"204", "304"} else [kind])


def test_every_link_leads_to_an_operation_that_answers(client: httpx.Client, alice: str) -> None:
    created = client.post(f"/api/{alice}/tasks", json={"title": "x"}).json()
    links = document().at(document().operation("create_task").responses["201"]["links"])
    deleting = [name for name in links if name.startswith("Delete")]

    assert len(links) == 5
    for name in sorted(links, key=lambda name: name in deleting):
        link = document().at(links[name])
        operation = document().operation(str(link["operationId"]))
        assert link["parameters"] == {
            "user_id": "$request.path.user_id",
            "id": "$response.body#/id",
        }
        body = None if operation.body is None else document().example(operation)
        path = operation.fill(user_id=alice, id=created["id"])
        assert client.request(operation.method, path, json=body).is_success


def test_answers_of_every_kind_are_as_the_document_describes_them(
    client: httpx.Client, alice: str
) -> None:
    row = client.post(f"/api/{alice}/tasks", json={"title": "x"}).json()["id"]
    tried = [
        ("list_tasks", {}, None),
        ("create_task", {}, {"title": "x", "description": None}),
        ("create_task", {}, {"title": ""}),
        ("get_task", {"id": row}, None),
        ("get_task", {"id": str(uuid4())}, None),
        ("get_task", {"id": "x"}, None),
        ("complete_task", {"id": row}, None),
        ("get_health", {}, None),
        ("get_readiness", {}, None),
    ]
    for operation_id, path, body in tried:
        operation = document().operation(operation_id)
        target = operation.fill(user_id=alice, **path)
        answer = client.request(operation.method, target, json=body)
        described = operation.responses[str(answer.status_code)]
        content = document().at(document().at(described["content"])[answer.headers["Content-Type"]])
        document().validator(document().at(content["schema"])).validate(answer.json())


@pytest.fixture(scope="module")
def bench(api: Api) -> Iterator[Bench]:
    """The application, for an owner with one row at least in every table."""
    owner = {"user_id": f"bench-{UUID(int=0)}"}
    with psycopg.connect(api.database_url) as database:
        bench = Bench(document(), api.client, database, owner)
        for case in CASES.values():
            example = document().example(case.create)
            assert isinstance(example, dict)
            bench.send("POST", case.create.fill(**owner), example)
        yield bench


@pytest.mark.parametrize("name", CASES)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_document_api_and_database_agree_on_every_value(
    bench: Bench, name: str, data: st.DataObject
) -> None:
    case: FieldCase = CASES[name]

    bench.compare(case, data.draw(st.one_of(anything(), *map(near, case.alternatives))))
