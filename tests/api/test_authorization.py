"""The seam for authentication: a real check is plugged in, and no generated file is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.api.document import Operation, document
from tests.api.projects import BEARER, copy_project
from tests.api.servers import ROOT, ServerProcess, connect, server_process

ALICE = {"Authorization": "Bearer token-of-alice"}
OPEN = "Every caller may act for every owner"
OWNED = {each.id: each for each in document().operations() if each.path_parameters}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> Iterator[ServerProcess]:
    """A server with a check of its own in `overrides/auth.py`."""
    folder = tmp_path_factory.mktemp("checked")
    copy_project(folder)
    (folder / "overrides" / "auth.py").write_text(BEARER)
    environment = {"DATABASE_URL": database_url}
    with server_process(folder, folder / "server.log", environment) as server:
        yield server


@pytest.fixture
def client(server: ServerProcess) -> Iterator[httpx.Client]:
    with connect(server.base_url) as client:
        yield client


def test_no_generated_file_differs(server: ServerProcess) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.glob("generated/**/*")
            if path.is_file() and "__pycache__" not in path.parts
        }

    assert files(server.folder) == files(ROOT)


def test_the_owner_is_let_through(client: httpx.Client) -> None:
    created = client.post("/api/alice/tasks", json={"title": "Mine"}, headers=ALICE)

    assert created.status_code == 201
    assert client.get(created.headers["Location"], headers=ALICE).json() == created.json()


@pytest.mark.parametrize("operation_id", OWNED)
def test_nobody_gets_anywhere_without_a_token(client: httpx.Client, operation_id: str) -> None:
    operation: Operation = OWNED[operation_id]
    path = operation.fill(user_id="alice", id=str(uuid4()))
    answer = client.request(operation.method, path, json={"title": "x"})

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:problem-type:unauthorized"
    assert answer.json()["detail"] == "Send a bearer token."
    assert str(answer.status_code) in operation.responses


@pytest.mark.parametrize("operation_id", OWNED)
def test_nobody_gets_anywhere_with_the_token_of_another(
    client: httpx.Client, operation_id: str
) -> None:
    operation: Operation = OWNED[operation_id]
    path = operation.fill(user_id="bob", id=str(uuid4()))
    answer = client.request(operation.method, path, json={"title": "x"}, headers=ALICE)

    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:problem-type:forbidden"
    assert "WWW-Authenticate" not in answer.headers
    assert str(answer.status_code) in operation.responses


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer x",
        "Basic dG9rZW4tb2YtYWxpY2U=",
        "token-of-alice",
        "x" * 9000,
    ],
)
def test_a_token_that_is_none_is_refused(client: httpx.Client, authorization: str) -> None:
    answer = client.get("/api/alice/tasks", headers={"Authorization": authorization})

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "content", "media"),
    [
        ("POST", "/api/alice/tasks", b"{", "application/json"),
        ("POST", "/api/alice/tasks", b"{}", "application/json"),
        ("POST", "/api/alice/tasks", b"title: x", "text/yaml"),
        ("POST", "/api/alice/tasks", b"x" * 2_000_000, "application/json"),
        ("GET", "/api/alice/tasks?limit=0", b"", ""),
        ("GET", "/api/alice/tasks/not-an-id", b"", ""),
        ("PATCH", "/api/alice/tasks/not-an-id/complete", b"null", "application/json"),
    ],
)
def test_who_is_asking_is_settled_before_what_they_ask(
    client: httpx.Client, method: str, path: str, content: bytes, media: str
) -> None:
    answer = client.request(method, path, content=content, headers={"Content-Type": media})

    assert answer.status_code == 401


def test_what_has_no_owner_stays_open(client: httpx.Client) -> None:
    for path in ("/healthz", "/readyz", "/openapi.json", "/docs"):
        assert client.get(path).status_code == 200
    assert client.options("/api/alice/tasks").status_code == 204
    assert client.get("/nowhere").status_code == 404


def test_the_server_says_at_its_start_whether_anybody_is_checked(
    server: ServerProcess, database_url: str, tmp_path: Path
) -> None:
    with server_process(ROOT, tmp_path / "open.log", {"DATABASE_URL": database_url}):
        pass

    assert (tmp_path / "open.log").read_text().count(OPEN) == 1
    assert OPEN not in server.log.read_text()
