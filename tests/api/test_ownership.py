"""No request of one owner reaches a row of another, whatever is asked and however."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from types import ModuleType
from uuid import uuid4

import httpx
import psycopg
import pytest
from fastapi.routing import iter_route_contexts
from psycopg.errors import CheckViolation, NotNullViolation, UniqueViolation
from sqlalchemy import (
    BinaryExpression,
    BindParameter,
    ClauseElement,
    Insert,
    Text,
    bindparam,
    cast,
    literal_column,
)
from sqlalchemy.schema import Column
from sqlalchemy.sql import visitors
from sqlalchemy.sql.base import Executable

import generated.services
from generated.api.owner import OwnedRoute
from tests.api.databases import dump
from tests.api.document import Document, Json, document
from tests.api.guards import SqlGuard
from tests.api.matrix import Matrix
from tests.api.servers import Api

OWNER = "user_id"


@pytest.fixture
def matrix(api: Api) -> Matrix:
    """The operations of the document, on the application that runs."""
    return Matrix(document(), api.client, lambda table: dump(api.database_url, table))


def test_no_operation_lets_a_stranger_in(matrix: Matrix, alice: str, bob: str) -> None:
    assert matrix.leaks(alice, bob) == []


def test_every_operation_but_those_of_health_has_an_owner(matrix: Matrix) -> None:
    operations = list(document().operations())
    owned = {each.id for each in operations if matrix.owner_parameter(each) == OWNER}

    assert owned == {each.id for each in operations} - {"get_health", "get_readiness"}
    assert len(owned) == 7


@pytest.mark.parametrize(
    ("path", "method", "told"),
    [
        ("/api/{user_id}/tasks/{id}/archive", "post", "the owner was answered 404"),
        ("/api/{user_id}/tasks", "delete", "there is no rule by which to try it"),
        ("/api/{user_id}/labels", "post", "it was answered 404"),
        ("/api/{user_id}/labels/{id}", "get", "no row could be created to try it on"),
    ],
)
def test_an_operation_that_cannot_be_tried_is_told_of(
    matrix: Matrix, alice: str, bob: str, path: str, method: str, told: str
) -> None:
    content = deepcopy(document().content)
    paths = document().at(content["paths"])
    described: Json = {"operationId": "new", "responses": {}}
    owner: Json = {"$ref": "#/components/parameters/Owner"}
    paths.setdefault(path, {"parameters": [owner]})
    document().at(paths[path])[method] = described
    changed = Matrix(Document(content), matrix.client, matrix.dump)

    assert [leak for leak in changed.leaks(alice, bob) if told in leak] != []


def test_every_route_with_an_owner_asks_who_is_calling(api: Api) -> None:
    for route in iter_route_contexts(api.app.routes):
        owned = f"{{{OWNER}}}" in str(route.path)

        assert isinstance(route.original_route, OwnedRoute) == owned, route.path


@dataclass(frozen=True, slots=True)
class Mutant:
    """A statement of a service that has lost its owner, and where it belongs."""

    module: ModuleType
    name: str
    statement: ClauseElement


def mutants() -> Iterator[Mutant]:
    """Every statement of every service, with the owner left out."""
    for found in pkgutil.iter_modules(generated.services.__path__):
        module = importlib.import_module(f"generated.services.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, Executable) and isinstance(value, ClauseElement):
                yield Mutant(module, name, without_owner(value))


def without_owner(statement: ClauseElement) -> ClauseElement:
    """The statement with a condition that always holds in the place of the owner's."""
    if isinstance(statement, Insert):
        return statement.values({OWNER: literal_column("'mallory'")})
    replaced = 0

    def replace(element: object, **_: object) -> ClauseElement | None:
        nonlocal replaced
        match element:
            case BinaryExpression(left=Column(name=name), right=BindParameter()) if name == OWNER:
                replaced += 1
                return cast(bindparam("_owner"), Text).is_not(None)
            case _:
                return None

    mutated = visitors.replacement_traverse(statement, {}, replace)
    assert replaced == 1
    assert isinstance(mutated, ClauseElement)
    return mutated


MUTANTS = {f"{mutant.module.__name__}.{mutant.name}": mutant for mutant in mutants()}


def test_every_statement_of_every_service_has_a_mutant() -> None:
    statements = ("LIST", "LIST_AFTER", "GET", "CREATE", "UPDATE", "DELETE", "LOCK")

    assert {f"generated.services.task.{name}" for name in statements} <= set(MUTANTS)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_statement_that_loses_its_owner_is_noticed(
    matrix: Matrix,
    alice: str,
    bob: str,
    sql: SqlGuard,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    mutant = MUTANTS[name]
    monkeypatch.setattr(mutant.module, mutant.name, mutant.statement)

    assert matrix.leaks(alice, bob) != []
    assert sql.take() != [] or isinstance(mutant.statement, Insert)


def test_the_answers_for_absent_and_anothers_are_the_same_bytes(
    client: httpx.Client, alice: str, bob: str
) -> None:
    row = client.post(f"/api/{alice}/tasks", json={"title": "Mine"}).json()["id"]
    bodies = {
        client.request(method, f"/api/{bob}/tasks/{id_}{end}", json=body).content
        for id_ in (row, str(uuid4()))
        for method, end, body in (
            ("GET", "", None),
            ("PUT", "", {"title": "Yours"}),
            ("PATCH", "", {"title": "Yours"}),
            ("PATCH", "", {}),
            ("DELETE", "", None),
            ("PATCH", "/complete", None),
            ("PATCH", "/complete", {"completed": False}),
        )
    }

    assert bodies == {
        b'{"type":"urn:problem-type:not-found","title":"Not found","status":404,'
        b'"detail":"There is no such task."}'
    }


def test_two_owners_can_have_rows_with_the_same_id(api: Api, alice: str, bob: str) -> None:
    client = api.client
    row = client.post(f"/api/{alice}/tasks", json={"title": "Mine"}).json()
    with psycopg.connect(api.database_url) as connection:
        connection.execute(
            "INSERT INTO tasks (id, user_id, title, completed) VALUES (%s, %s, 'Yours', false)",
            [row["id"], bob],
        )
    path = f"/api/{bob}/tasks/{row['id']}"

    assert client.get(path).json()["title"] == "Yours"
    assert client.patch(f"{path}/complete").json()["user_id"] == bob
    assert client.put(path, json={"title": "Still yours"}).json()["user_id"] == bob
    assert client.delete(path).status_code == 204
    assert client.get(f"/api/{alice}/tasks/{row['id']}").json() == row


@pytest.mark.parametrize(
    ("refusal", "row"),
    [
        (NotNullViolation, {"user_id": None}),
        (NotNullViolation, {"id": None}),
        (NotNullViolation, {"title": None}),
        (CheckViolation, {"user_id": ""}),
        (CheckViolation, {"user_id": "a" * 65}),
        (CheckViolation, {"user_id": "../bob"}),
        (CheckViolation, {"user_id": "alice\n"}),
        (CheckViolation, {"title": ""}),
        (CheckViolation, {"title": "x" * 201}),
        (CheckViolation, {"description": "x" * 10_001}),
        (UniqueViolation, {}),
    ],
)
def test_the_database_refuses_by_itself_what_the_api_does_not_let_in(
    api: Api, alice: str, refusal: type[Exception], row: dict[str, str | None]
) -> None:
    stored = api.client.post(f"/api/{alice}/tasks", json={"title": "Mine"}).json()
    written = {"title": "x", "description": None, **stored, **row}
    with (
        psycopg.connect(api.database_url) as connection,
        pytest.raises(refusal),
    ):
        connection.execute(
            "INSERT INTO tasks (id, user_id, title, description, completed) "
            "VALUES (%(id)s, %(user_id)s, %(title)s, %(description)s, %(completed)s)",
            written,
        )
