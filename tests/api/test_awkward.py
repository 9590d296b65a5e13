"""A second API, with every type in every variant and with names that are awkward everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV31SpecValidator

from codegen.emit import emit
from codegen.read import read_text
from tests.api.databases import Databases, dump, migrate
from tests.api.document import Document, Json, read_document
from tests.api.fields import Bench, FieldCase, field_cases, values
from tests.api.matrix import Matrix
from tests.api.projects import make_project
from tests.api.servers import connect, server_process

SCHEMA = Path(__file__).with_name("awkward.yaml")
HOOKS = {
    "ship": "order.select = True",
    "yield": "order.class_, order.metadata_ = data.class_, data.metadata_",
    "input": "row.none = data.data if data.self_ else 0",
}


def described() -> Document:
    """The document, straight from the generator: the cases must be known before anything runs."""
    files = emit(read_text(SCHEMA.read_bytes()))
    return Document.parse(files["generated/openapi.json"])


CASES = {case.id: case for case in field_cases(described())}


@dataclass(frozen=True, slots=True)
class Second:
    """The second application, which runs in a process of its own."""

    folder: Path
    document: Document
    client: httpx.Client
    database_url: str
    log: Path


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Second]:
    folder = tmp_path_factory.mktemp("a second api")
    make_project(folder, SCHEMA, HOOKS)
    url = databases.create(f"awkward_{uuid4().hex}")
    migrate(url, folder)
    log = folder / "server.log"
    with (
        server_process(folder, log, {"DATABASE_URL": url}) as server,
        connect(server.base_url) as client,
    ):
        yield Second(folder, read_document(folder), client, url, log)
    said = log.read_text()
    assert "Traceback" not in said
    assert "ERROR" not in said


@pytest.fixture
def account() -> str:
    return str(uuid4())


def create(second: Second, account: str, plural: str, **members: Json) -> dict[str, Json]:
    answer = second.client.post(f"/v1/{account}/{plural}", json=members)
    assert answer.status_code == 201, answer.text
    created: dict[str, Json] = answer.json()
    return created


def page(**members: Json) -> dict[str, Json]:
    """The least that a page needs."""
    required = {
        "code": "AB-12",
        "name": None,
        "body": "x",
        "count": 1,
        "rank": 0,
        "sure": True,
        "seen_at": "2026-01-31T10:30:00+01:00",
        "ref": "0198C0DE-7A5C-7B1E-9C3D-4F5A6B7C8D9E",
    }
    return {**required, **members}


def test_it_is_ready_and_its_document_is_valid(second: Second) -> None:
    assert second.client.get("/readyz").status_code == 200
    assert second.client.get("/openapi.json").json() == second.document.content
    OpenAPIV31SpecValidator(second.document.content).validate()


def test_no_operation_lets_a_stranger_in(second: Second, account: str) -> None:
    matrix = Matrix(second.document, second.client, lambda table: dump(second.database_url, table))

    assert matrix.leaks(account, str(uuid4())) == []


def test_what_is_left_out_takes_its_default(second: Second, account: str) -> None:
    row = create(second, account, "pages", **page())

    assert row["account"] == account
    assert row["seen_at"] == "2026-01-31T09:30:00Z"
    assert row["ref"] == row["old_ref"] == "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
    assert row["nick"] == "abba"
    assert row["motto"] == "'; -- :x %s \\ \" {{ 1 }}"
    assert row["draft"] == "two\nlines"
    assert (row["name"], row["note"], row["low"]) == (None, None, None)
    assert (row["high"], row["perhaps"]) == (7, True)
    assert row["due_at"] == "2026-02-28T06:30:00Z"
    assert UUID(str(row["new_ref"])).version == 4
    assert str(row["born_at"])[:16] <= str(row["created_at"])[:16]


def test_defaults_of_the_database_are_those_of_the_api(second: Second, account: str) -> None:
    row = create(second, account, "pages", **page())
    with psycopg.connect(second.database_url) as connection:
        connection.execute(
            "INSERT INTO pages (id, account, code, name, body, count, rank, sure, seen_at, ref) "
            "SELECT gen_random_uuid(), account, code, name, body, count, rank, sure, seen_at, ref "
            "FROM pages WHERE id = %s",
            [str(row["id"])],
        )
    listed = second.client.get(f"/v1/{account}/pages").json()["items"]
    varying = {"id", "new_ref", "born_at", "created_at", "updated_at"}
    first, other = ({n: v for n, v in each.items() if n not in varying} for each in listed)

    # SQL has no way to leave a nullable column out but to give it its default.
    assert {**first, "nick": None, "old_ref": None, "perhaps": None, "due_at": None} != other
    assert first == other
    assert listed[0]["new_ref"] != listed[1]["new_ref"]


def test_each_row_gets_a_default_of_its_own(second: Second, account: str) -> None:
    rows = [create(second, account, "pages", **page()) for _ in range(2)]

    assert rows[0]["new_ref"] != rows[1]["new_ref"]
    assert str(rows[0]["born_at"]) < str(rows[1]["born_at"])


def test_null_is_refused_where_there_is_only_a_default(second: Second, account: str) -> None:
    names = ("motto", "draft", "high", "born_at", "new_ref")
    answer = second.client.post(f"/v1/{account}/pages", json=page(**dict.fromkeys(names)))

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{n}" for n in names]


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


@pytest.fixture(scope="module")
def bench(second: Second) -> Iterator[Bench]:
    with psycopg.connect(second.database_url) as database:
        bench = Bench(second.document, second.client, database, {"account": str(UUID(int=1))})
        for operation in {case.create.id: case.create for case in CASES.values()}.values():
            example = second.document.example(operation)
            assert isinstance(example, dict)
            bench.send("POST", operation.fill(**bench.owner), example)
        yield bench


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("create_page-")])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_document_api_and_database_agree_on_every_value(
    bench: Bench, name: str, data: st.DataObject
) -> None:
    case: FieldCase = CASES[name]

    bench.compare(case, data.draw(values(case)))
