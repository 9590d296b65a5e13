"""Refusals: each is a problem document that says what to do, and none says what is inside."""

import html
import json
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from fastapi.security import HTTPBearer
from starlette.exceptions import HTTPException
from starlette.requests import Request

from generated.app import create_app
from generated.config import Settings
from generated.errors import Conflict, kinds
from generated.services.task import TaskServiceBase
from tests.api.document import METHODS, document
from tests.api.guards import LogGuard
from tests.api.raw import Connection, compose, json_pointers, mentions_internals
from tests.api.servers import Api, connect, serving

NOWHERE = (
    b'{"type":"urn:problem-type:not-found","title":"Not found","status":404,'
    b'"detail":"There is nothing at this address."}'
)
JSON = "application/json"
EVERY_METHOD = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY", "OPTIONS")
UNDOCUMENTED = ("/openapi.json", "/docs", "/docs/errors", "/docs/assets/swagger-ui.css")


def paths() -> Iterator[tuple[str, list[str]]]:
    """Every path, and the methods that the document gives it."""
    for path, item in document().at(document().content["paths"]).items():
        assert isinstance(item, dict)
        yield path, [method.upper() for method in METHODS if method in item]
    for path in UNDOCUMENTED:
        yield path, ["GET"]


@pytest.mark.parametrize(("path", "methods"), list(paths()))
def test_allow_is_true_for_every_method_of_every_path(
    api: Api, alice: str, path: str, methods: list[str]
) -> None:
    allowed = {*methods, "OPTIONS", *(["HEAD"] if "GET" in methods else [])}
    target = path.format(user_id=alice, id=uuid4())
    for method in EVERY_METHOD:
        with Connection(api.base_url) as connection:
            answer = connection.request(method, target)
        if method in allowed:
            assert answer.status != 405
        else:
            assert answer.status == 405
            assert answer.headers["content-type"] == "application/problem+json"
        if answer.status == 405 or method == "OPTIONS":
            assert set(answer.headers["allow"].split(", ")) == allowed


def test_an_unknown_route_is_a_problem(client: httpx.Client) -> None:
    answer = client.get("/nowhere")

    assert (answer.status_code, answer.content) == (404, NOWHERE)
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_every_type_of_problem_is_explained_by_the_server(client: httpx.Client) -> None:
    class TooManyTasks(Conflict):
        """A list holds <no more> than `most` tasks."""

        type = "urn:problem-type:too-many-tasks"
        title = "Too many tasks"

    problem = json.dumps(document().at({"$ref": "#/components/schemas/Problem"}))
    page = client.get(f"/{problem.partition('](')[2].partition(')')[0]}")
    section = '<h2 id="(.+?)">(.+?): .+?</h2><p><code>(.+?)</code><p>(.+?)(?=<h2|</html)'
    sections = re.findall(section, page.text, re.S)

    assert page.headers["Content-Type"].startswith("text/html")
    assert [type_ for _, _, type_, _ in sections] == [kind.type for kind in kinds()]
    assert TooManyTasks in kinds()
    for anchor, status, type_, about in sections:
        kind = next(kind for kind in kinds() if kind.type == type_)
        assert (f"urn:problem-type:{anchor}", int(status)) == (kind.type, kind.status)
        assert html.unescape(re.sub("</?code>", "`", about)) == kind.__doc__
    assert "&lt;no more&gt; than <code>most</code> tasks" in page.text


def test_a_refusal_names_the_request_as_the_log_does(client: httpx.Client, alice: str) -> None:
    answer = client.get(f"/api/{alice}/tasks?limit=0")

    assert answer.json()["instance"] == f"urn:uuid:{answer.headers['X-Request-ID']}"


def test_every_mistake_in_a_body_is_pointed_at(client: httpx.Client, alice: str) -> None:
    body = {"title": "", "completed": "yes", "a/b~c": 1, "description": 5}
    answer = client.post(f"/api/{alice}/tasks", json=body)

    assert answer.status_code == 422
    assert {error["pointer"]: error["code"] for error in answer.json()["errors"]} == {
        "/title": "string_too_short",
        "/description": "string_type",
        "/completed": "bool_type",
        "/a~1b~0c": "extra_forbidden",
    }


def test_a_missing_member_is_pointed_at(client: httpx.Client, alice: str) -> None:
    answer = client.post(f"/api/{alice}/tasks", json={})

    assert answer.json()["errors"] == [
        {"pointer": "/title", "code": "missing", "detail": "Field required"}
    ]


@pytest.mark.parametrize(
    ("path", "pointer", "code"),
    [
        ("/api/{owner}/tasks?limit=0", "limit", "greater_than_equal"),
        ("/api/{owner}/tasks?limit=x", "limit", "number_format"),
        ("/api/{owner}/tasks?cursor=x!", "cursor", "string_pattern_mismatch"),
        ("/api/{owner}/tasks?size=1", "size", "unknown_parameter"),
        ("/api/{owner}/tasks?limit=1&limit=2", "limit", "duplicate_parameter"),
        ("/api/-/tasks", "user_id", "string_pattern_mismatch"),
        ("/api/{owner}/tasks/x", "id", "uuid_format"),
    ],
)
def test_a_mistaken_parameter_is_named(
    client: httpx.Client, alice: str, path: str, pointer: str, code: str
) -> None:
    answer = client.get(path.format(owner=alice))

    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        (pointer, code)
    ]


def test_what_was_sent_is_not_repeated(api: Api, alice: str) -> None:
    secret = "s3cret" * 1_000
    body = json.dumps({"title": {"password": secret}, "completed": secret}).encode()
    with Connection(api.base_url) as connection:
        answer = connection.request("POST", f"/api/{alice}/tasks", body)

    assert json_pointers(answer) == ["/title", "/completed"]
    assert b"s3cret" not in answer.body


def test_a_long_list_of_mistakes_gets_a_short_answer(client: httpx.Client, alice: str) -> None:
    names = {f"{'n' * 10_000}{number}": 1 for number in range(100)}
    answer = client.post(f"/api/{alice}/tasks", json=names)

    assert answer.status_code == 422
    assert len(answer.json()["errors"]) == 100
    assert len(answer.content) < 40_000


@pytest.mark.parametrize(
    ("method", "path", "header", "value"),
    [
        ("POST", "/api/{owner}/tasks", "Accept", "application/json"),
        (
            *("PATCH", "/api/{owner}/tasks/{id}", "Accept-Patch"),
            "application/json, application/merge-patch+json",
        ),
    ],
)
def test_a_body_of_another_kind_is_told_what_is_read(
    client: httpx.Client, alice: str, method: str, path: str, header: str, value: str
) -> None:
    target = path.format(owner=alice, id=uuid4())
    answer = client.request(method, target, content="title: x")
    compressed = client.request(
        method,
        target,
        content=b"\x1f\x8b",
        headers={"Content-Type": "application/json", "Content-Encoding": "gzip"},
    )

    assert (answer.status_code, answer.headers[header]) == (415, value)
    assert (compressed.status_code, compressed.headers["Accept-Encoding"]) == (415, "identity")


def test_a_body_that_is_announced_too_large_is_refused_before_it_is_sent(
    api: Api, alice: str
) -> None:
    announced = {"Content-Length": str(10**12), "Expect": "100-continue"}
    with Connection(api.base_url) as connection:
        answer = connection.request("POST", f"/api/{alice}/tasks", b"", announced)

    assert answer.status == 413
    assert answer.json()["type"] == "urn:problem-type:too-large"


def test_a_connection_is_as_good_as_before_after_a_refusal(api: Api, alice: str) -> None:
    path = f"/api/{alice}/tasks"
    with Connection(api.base_url) as connection:
        statuses = [
            connection.request("POST", path, b"{").status,
            connection.request("POST", path, b"x" * 2_000_000).status,
            connection.request("POST", path, b'{"title": "x"}', {"Content-Type": "text/x"}).status,
            connection.request("GET", "/nowhere").status,
            connection.request("GET", path, b"ignored").status,
            connection.request("GET", path).status,
        ]

    assert statuses == [400, 413, 415, 404, 200, 200]


def test_an_unexpected_error_is_a_problem_and_keeps_the_connection(
    api: Api, alice: str, log: LogGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("SELECT the secret FROM tasks")

    path = f"/api/{alice}/tasks"
    with Connection(api.base_url) as connection, monkeypatch.context() as patched:
        patched.setattr(TaskServiceBase, "list", fail)
        # Both are sent before the first is answered.
        connection.send(compose("GET", path) + compose("GET", "/healthz"))
        failed, healthy = connection.receive(), connection.receive()
        patched.undo()
        later = connection.request("GET", path)

    assert (failed.status, healthy.status, later.status) == (500, 200, 200)
    problem = failed.json()
    assert problem["type"] == "urn:problem-type:internal-error"
    assert problem["detail"] == "The server failed; its log says why."
    assert b"secret" not in failed.body
    assert not mentions_internals(failed.body)
    request_id = failed.headers["x-request-id"]
    assert log.take() == [f"generated.api.requests: request {request_id} failed"]


def test_an_error_of_the_database_shows_nothing_of_it(
    api: Api, alice: str, log: LogGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generated.services.task.uuid7", lambda: UUID(int=1))
    path = f"/api/{alice}/tasks"
    first = api.client.post(path, json={"title": "x"})
    second = api.client.post(path, json={"title": "y"})

    assert (first.status_code, second.status_code) == (201, 409)
    assert second.json()["type"] == "urn:problem-type:conflict"
    assert "pk_tasks" not in second.text
    assert log.take() == []


def test_a_check_may_read_the_body_before_the_route_does(
    api: Api, alice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    async def authorize(request: Request, owner: str) -> None:
        seen.extend((owner, await request.body(), await request.json()))

    monkeypatch.setattr("generated.api.owner.authorize", authorize)
    path = f"/api/{alice}/tasks"
    created = api.client.post(path, content=b'{"title":"x"}', headers={"Content-Type": JSON})
    broken = api.client.post(path, content=b"{", headers={"Content-Type": JSON})
    large = api.client.post(path, content=b"x" * 2_000_000, headers={"Content-Type": JSON})

    assert (created.status_code, broken.status_code, large.status_code) == (201, 400, 413)
    assert seen == [alice, b'{"title":"x"}', {"title": "x"}]


@pytest.fixture
def strange(database_url: str) -> Iterator[httpx.Client]:
    """An application with a route that raises what its caller asks for."""
    app: FastAPI = create_app(Settings.model_validate({"database_url": database_url}))

    @app.get("/raise/{status}")
    async def fail(request: Request, status: int) -> None:
        if status == 0:
            await HTTPBearer()(request)
        detail = request.headers.get("detail")
        raise HTTPException(status, detail, headers={"X-Left": "in"})

    with serving(app) as base_url, connect(base_url) as client:
        yield client


@pytest.mark.parametrize(
    ("status", "type_", "title"),
    [
        (401, "urn:problem-type:unauthorized", "Unauthorized"),
        (403, "urn:problem-type:forbidden", "Forbidden"),
        (404, "urn:problem-type:not-found", "Not found"),
        (409, "urn:problem-type:conflict", "Conflict"),
        (418, "about:blank", "I'm a Teapot"),
        (429, "about:blank", "Too Many Requests"),
    ],
)
def test_an_http_exception_of_an_override_is_a_problem_too(
    strange: httpx.Client, status: int, type_: str, title: str
) -> None:
    answer = strange.get(f"/raise/{status}", headers={"detail": "For a reason."})
    problem = answer.json()

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Left"] == "in"
    assert (problem["type"], problem["title"]) == (type_, title)
    assert problem["detail"] == "For a reason."


def test_the_bearer_check_of_fastapi_challenges_the_caller(strange: httpx.Client) -> None:
    answer = strange.get("/raise/0")

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:problem-type:unauthorized"


def test_a_server_error_of_an_override_keeps_its_words_to_the_log(
    strange: httpx.Client, log: LogGuard
) -> None:
    answer = strange.get("/raise/502", headers={"detail": "the upstream at 10.0.0.1 is down"})

    assert answer.status_code == 500
    assert "10.0.0.1" not in answer.text
    assert "the upstream at 10.0.0.1 is down" in log.take()[0]
