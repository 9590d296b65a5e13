"""Pages of other origins: what a browser is told, on every answer and beforehand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from uuid import uuid4

import httpx
import pytest

from generated.api.origins import EXPOSED, Cors, install_cross_origin
from generated.app import create_app
from generated.config import Settings
from generated.services.task import TaskServiceBase
from tests.api.document import Json
from tests.api.guards import LogGuard
from tests.api.servers import ROOT, connect, serving

PAGE = "https://app.example.com"
OTHER = "https://other.example.com"


@pytest.fixture
def client(database_url: str) -> Iterator[httpx.Client]:
    """A client of an application that lets the pages of one origin in."""
    settings = {"database_url": database_url, "cors_origins": PAGE}
    with (
        serving(create_app(Settings.model_validate(settings))) as base_url,
        connect(base_url) as client,
    ):
        yield client


def permission(headers: Mapping[str, str]) -> list[str]:
    return [name for name in headers if name.startswith("access-control-allow")]


def asks(
    method: str, origin: str = PAGE, headers: str = "content-type,x-api-key"
) -> dict[str, str]:
    return {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": headers,
    }


def test_a_page_of_the_origin_may_read_every_answer(
    client: httpx.Client, alice: str, log: LogGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(TaskServiceBase, "update", fail)
    rows = f"/api/{alice}/tasks"
    answers = [
        client.post(rows, json={"title": "x"}, headers={"Origin": PAGE}),
        client.get(rows, headers={"Origin": PAGE}),
        client.post(rows, json={}, headers={"Origin": PAGE}),
        client.post(rows, content=b"{", headers={"Origin": PAGE, "Content-Type": "text/plain"}),
        client.put(rows, headers={"Origin": PAGE}),
        client.get(f"{rows}/{uuid4()}", headers={"Origin": PAGE}),
        client.get("/nowhere", headers={"Origin": PAGE}),
        client.patch(f"{rows}/{uuid4()}", json={"title": "y"}, headers={"Origin": PAGE}),
    ]

    assert [answer.status_code for answer in answers] == [201, 200, 422, 415, 405, 404, 404, 500]
    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == PAGE
        assert "Origin" in answer.headers["Vary"]
        assert answer.headers["Access-Control-Expose-Headers"] == ", ".join(EXPOSED)
        assert "Access-Control-Allow-Credentials" not in answer.headers
    assert len(log.take()) == 1


DOCUMENTS = [
    json.loads(path.read_text())
    for pattern in ("", "examples/*/", "tests/codegen/golden/*/")
    for path in ROOT.glob(f"{pattern}generated/openapi.json")
]


def promised(part: Json) -> Iterator[str]:
    """The headers of each answer in a document."""
    responses = part.get("responses") if isinstance(part, dict) else None
    for answer in responses.values() if isinstance(responses, dict) else ():
        headers = answer.get("headers") if isinstance(answer, dict) else None
        if isinstance(headers, dict):
            yield from headers
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for each in inner:
        yield from promised(each)


def test_a_page_may_read_every_header_that_a_document_promises() -> None:
    names = {name for document in DOCUMENTS for name in promised(document)}

    assert len(DOCUMENTS) > 5
    assert {"ETag", "Location", "X-Request-ID"} <= names
    assert names <= {*EXPOSED}


def test_the_page_about_it_names_every_header_that_a_page_may_read() -> None:
    section = (ROOT / "docs" / "api.md").read_text().partition("## Pages of other origins")[2]

    assert {*EXPOSED} <= {*re.findall("`([A-Z][A-Za-z-]+)`", section.partition("\n## ")[0])}


def test_a_page_may_read_what_is_answered_while_the_database_is_away() -> None:
    settings = {"database_url": "postgresql://127.0.0.1:1/x", "cors_origins": PAGE}
    app = create_app(Settings.model_validate(settings))
    with serving(app) as base_url, connect(base_url) as client:
        answer = client.get("/api/alice/tasks", headers={"Origin": PAGE})

    assert answer.status_code == 503
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


def test_a_page_of_another_origin_gets_no_permission(client: httpx.Client, alice: str) -> None:
    path = f"/api/{alice}/tasks"
    for origin in (OTHER, "null", f"{PAGE}:8443", PAGE.upper(), f"{PAGE}.evil.example", ""):
        for answer in (
            client.get(path, headers={"Origin": origin}),
            client.options(path, headers=asks("POST", origin)),
        ):
            assert permission(answer.headers) == []
            assert "Origin" in answer.headers["Vary"]


def test_an_answer_to_nobody_in_particular_says_that_it_varies(client: httpx.Client) -> None:
    answer = client.get("/openapi.json")

    assert (answer.headers["Vary"], permission(answer.headers)) == ("Origin", [])


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/{owner}/tasks", "GET, HEAD, POST, OPTIONS"),
        ("/api/{owner}/tasks/{id}", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"),
        ("/api/{owner}/tasks/{id}/complete", "PATCH, OPTIONS"),
        ("/healthz", "GET, HEAD, OPTIONS"),
    ],
)
def test_what_a_browser_asks_beforehand_is_true_of_the_path(
    client: httpx.Client, alice: str, path: str, methods: str
) -> None:
    target = path.format(owner=alice, id=uuid4())
    # The answer is the same whatever the method is: the browser compares.
    for method in ("GET", "PATCH", "BREW"):
        answer = client.options(target, headers=asks(method))

        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["Access-Control-Allow-Origin"] == PAGE
        assert answer.headers["Access-Control-Allow-Methods"] == methods
        assert answer.headers["Access-Control-Allow-Headers"] == "content-type,x-api-key"
        assert answer.headers["Access-Control-Max-Age"] == "600"
        assert "X-Request-ID" in answer.headers


def test_there_is_no_permission_where_there_is_nothing(client: httpx.Client) -> None:
    answer = client.options("/nowhere", headers=asks("GET"))

    assert answer.status_code == 404
    assert "Access-Control-Allow-Methods" not in answer.headers


def test_any_origin_is_let_in_by_a_star(database_url: str, alice: str) -> None:
    settings = {"database_url": database_url, "cors_origins": "*"}
    with (
        serving(create_app(Settings.model_validate(settings))) as base_url,
        connect(base_url) as client,
    ):
        answers = [
            client.get(f"/api/{alice}/tasks", headers={"Origin": OTHER, "Cookie": "a=b"}),
            client.options(f"/api/{alice}/tasks", headers=asks("DELETE", "null")),
        ]

    for answer in answers:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_credentials_are_for_origins_that_are_named() -> None:
    app = create_app(Settings.model_validate({"database_url": "postgresql://127.0.0.1:1/x"}))
    with pytest.raises(SystemExit, match="each origin has to be named"):
        install_cross_origin(app, Cors((PAGE,), credentials=True), ("*",))
    install_cross_origin(app, Cors((PAGE,), credentials=True, max_age=5), (OTHER,))

    with serving(app) as base_url, connect(base_url) as client:
        named = client.get("/healthz", headers={"Origin": OTHER})
        replaced = client.get("/healthz", headers={"Origin": PAGE})
        beforehand = client.options("/healthz", headers=asks("GET", OTHER))

    assert named.headers["Access-Control-Allow-Credentials"] == "true"
    assert named.headers["Access-Control-Allow-Origin"] == OTHER
    assert "Access-Control-Allow-Origin" not in replaced.headers
    assert beforehand.headers["Access-Control-Allow-Origin"] == OTHER
    assert beforehand.headers["Access-Control-Max-Age"] == "5"


@pytest.mark.parametrize(
    "origins", ["app.example.com", "https://x.example/", "https://a b", "ws://x"]
)
def test_a_setting_that_is_no_origin_is_refused(origins: str) -> None:
    with pytest.raises(ValueError, match="is not an origin like https://app"):
        Settings.model_validate({"database_url": "postgresql:///x", "cors_origins": origins})


def test_origins_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql:///x")
    monkeypatch.setenv("CORS_ORIGINS", f"{PAGE}, http://[::1]:3000")

    assert Settings().cors_origins == (PAGE, "http://[::1]:3000")
