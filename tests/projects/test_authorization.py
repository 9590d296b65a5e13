"""A project that asks who is calling lets nobody in but the owner, and asks before all else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping

import httpx
import pytest

from tests.api.document import Operation
from tests.api.servers import connect
from tests.projects.running import PROJECTS, Running
from tests.projects.tokens import KEY, bearer, token
from tests.projects.trials import ABSENT

GUARDED = [name for name, project in PROJECTS.items() if project.tokens is not None]
BOOK = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
OTHER = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9f"
REPORTS = "/ledger/{owner}/reports"


@pytest.fixture(params=GUARDED)
def guarded(request: pytest.FixtureRequest, started: dict[str, Running]) -> Iterator[Running]:
    """Each project that asks who is calling; in its log is no defect."""
    running = started[request.param]
    running.turn()
    yield running
    assert running.turn().found == []


def places(running: Running, owner: str) -> Iterator[tuple[str, str]]:
    """The method and the path of everything that is about rows of the owner."""
    for each in running.project.document.operations():
        if each.path_parameters:
            yield each.method, filled(each, owner)
    if "reports" in running.project.catalog.api.routers:
        yield "GET", REPORTS.format(owner=owner)


def filled(operation: Operation, owner: str) -> str:
    parameters = dict.fromkeys(operation.path_parameters, ABSENT)
    return operation.fill(**{**parameters, operation.path_parameters[0]: owner})


def answers(
    running: Running, headers: Mapping[str, str], owner: str = BOOK
) -> Iterator[tuple[str, httpx.Response]]:
    """How each operation answers a caller who shows these headers, and sends no JSON."""
    with connect(str(running.client.base_url)) as stranger:
        for method, path in places(running, owner):
            yield (
                f"{method} {path}",
                stranger.request(method, path, content=b"{", headers={**headers}),
            )


def misses(found: Iterator[tuple[str, httpx.Response]], status: int, challenge: str) -> list[str]:
    """The answers that are not refusals as they should be. That there are some is asserted, too."""
    told = list(found)
    assert len(told) > 5
    return [
        f"{where}: {answer.status_code} {answer.text[:200]}"
        for where, answer in told
        if answer.status_code != status
        or answer.headers["Content-Type"] != "application/problem+json"
        or answer.headers.get("WWW-Authenticate", "") != challenge
    ]


def test_there_is_a_project_that_asks() -> None:
    assert GUARDED == ["ledger"]


def test_nobody_gets_anywhere_without_a_token(guarded: Running) -> None:
    assert misses(answers(guarded, {}), 401, "Bearer") == []


def test_nobody_gets_anywhere_with_the_token_of_another(guarded: Running) -> None:
    assert misses(answers(guarded, bearer(token(OTHER))), 403, "") == []


def forgeries() -> dict[str, str]:
    real = token(BOOK)
    told, _, signature = real.rpartition(".")
    return {
        "expired": token(BOOK, seconds=-1),
        "expires now": token(BOOK, seconds=0),
        "signed with another key": token(BOOK, key=KEY[::-1]),
        "signed with no key": token(BOOK, key=""),
        "for another book, with that signature": real.replace(BOOK, OTHER),
        "prolonged, with that signature": f"{BOOK}.99999999999.{signature}",
        "without a signature": told,
        "with an empty signature": f"{told}.",
        "with half the signature": real[:-32],
        "with the signature in capitals": f"{told}.{signature.upper()}",
        "with a letter that is not ASCII": f"{told}.{signature[:-1]}\xe9",
        "twice": f"{real}.{real}",
        "the book alone": BOOK,
        "very long": "x" * 9_000,
    }


@pytest.mark.parametrize("forgery", forgeries())
def test_a_token_that_nobody_issued_is_refused(guarded: Running, forgery: str) -> None:
    path = next(path for method, path in places(guarded, BOOK) if method == "GET")
    shown = f"Bearer {forgeries()[forgery]}".encode("latin-1")
    answer = guarded.client.get(path, headers={b"Authorization": shown})

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("scheme", ["", "Basic ", "Token ", "Bearer\t", "Bearer  ", "Bearer,"])
def test_a_token_is_shown_in_one_way(guarded: Running, scheme: str) -> None:
    path = next(path for method, path in places(guarded, BOOK) if method == "GET")
    answer = guarded.client.get(path, headers={"Authorization": scheme + token(BOOK)})

    assert answer.status_code == 401


def test_the_owner_is_let_through_however_the_scheme_is_spelled(guarded: Running) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        for path in (
            f"/ledger/{BOOK}/tags",
            f"/ledger/{BOOK.upper()}/tags",
            REPORTS.format(owner=BOOK),
        ):
            headers = {"Authorization": f"{scheme} {token(BOOK)}"}
            assert guarded.client.get(path, headers=headers).status_code == 200


def test_what_has_no_owner_is_open(guarded: Running) -> None:
    with connect(str(guarded.client.base_url)) as stranger:
        for path in ("/healthz", "/readyz", "/openapi.json", "/docs"):
            assert stranger.get(path).status_code == 200
        assert stranger.options(f"/ledger/{BOOK}/tags").status_code == 204
        assert stranger.get("/nowhere").status_code == 404


def test_a_server_without_a_key_says_what_to_do_and_does_not_start(guarded: Running) -> None:
    for key in ("", "short"):
        run = subprocess.run(
            [sys.executable, "-m", "uvicorn", "generated.app:create_app", "--factory"],
            cwd=guarded.project.folder,
            env={**os.environ, "LEDGER_KEY": key, "DATABASE_URL": guarded.database_url},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

        assert run.returncode != 0
        assert run.stderr.startswith("LEDGER_KEY: tokens are signed with this secret")
        assert "Traceback" not in run.stderr
