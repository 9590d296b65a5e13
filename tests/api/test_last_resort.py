"""Whatever is raised by what is written by hand, the connection that it came over goes on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import httpx
import pytest
from fastapi import BackgroundTasks, FastAPI, Response
from fastapi.responses import StreamingResponse
from starlette.types import Message

from generated.api.requests import RequestScope
from generated.app import create_app
from generated.config import Settings
from overrides.task import TaskService
from tests.api.guards import LogGuard
from tests.api.raw import Connection, compose, mentions_internals
from tests.api.servers import Api, connect, serving


class Strange(BaseException):
    """What no library should raise, and some do."""


async def cancelled() -> None:
    """Waits for a task that somebody else has given up."""
    task = asyncio.create_task(asyncio.sleep(10))
    task.cancel()
    await task


async def exits() -> None:
    sys.exit("the library thinks that it is a program")


async def recurses() -> None:
    await recurses()


async def in_a_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(recurses())
        group.create_task(exits_strangely())


async def exits_strangely() -> None:
    raise Strange("secret")


def raising(error: BaseException) -> Callable[[], Awaitable[None]]:
    async def fail() -> None:
        raise error

    return fail


FAILURES: dict[str, Callable[[], Awaitable[None]]] = {
    "an exception": raising(RuntimeError("secret")),
    "an assertion": raising(AssertionError("secret")),
    "no memory": raising(MemoryError()),
    "an end of iteration": raising(StopAsyncIteration()),
    "a group": raising(ExceptionGroup("secret", [ValueError("x"), OSError("y")])),
    "a group of a group": in_a_group,
    "no end": recurses,
    "a cancellation": raising(asyncio.CancelledError("secret")),
    "a cancelled task": cancelled,
    "an exit": exits,
    "a base exception": exits_strangely,
    "a key error of text that cannot be written": raising(KeyError("\ud800\r\n")),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_hook_that_fails_in_any_way_is_a_500_and_the_connection_goes_on(
    api: Api, alice: str, log: LogGuard, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def on_complete(*_: object) -> None:
        await FAILURES[failure]()

    monkeypatch.setattr(TaskService, "on_complete", on_complete)
    row = api.client.post(f"/api/{alice}/tasks", json={"title": "x"}).headers["Location"]
    with Connection(api.base_url) as connection:
        # All are sent before the first is answered.
        connection.send(
            compose("PATCH", f"{row}/complete")
            + compose("GET", "/healthz")
            + compose("PATCH", f"{row}/complete")
            + compose("GET", row)
        )
        answers = [connection.receive() for _ in range(4)]

    assert [answer.status for answer in answers] == [500, 200, 500, 200]
    for answer in answers[::2]:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"] == "urn:problem-type:internal-error"
        assert "connection" not in answer.headers
        assert b"secret" not in answer.body
        assert not mentions_internals(answer.body)
    assert [line for line in log.take() if not line.endswith(" failed")] == []


def test_a_failed_hook_gives_its_database_connection_back(
    api: Api, alice: str, log: LogGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = api.client.post(f"/api/{alice}/tasks", json={"title": "x"}).headers["Location"]
    with monkeypatch.context() as patched:
        patched.setattr(TaskService, "on_complete", lambda *_: FAILURES["a base exception"]())
        statuses = {api.client.patch(f"{row}/complete").status_code for _ in range(30)}
    again = api.client.patch(f"{row}/complete")

    assert statuses == {500}
    assert (again.status_code, again.json()["completed"]) == (200, True)
    assert len(log.take()) == 30


def test_a_server_that_gives_up_a_request_is_not_kept_from_it() -> None:
    sent: list[Message] = []

    async def hang(*_: object) -> None:
        await asyncio.sleep(60)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def give_up() -> None:
        scope = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": []}
        request = asyncio.create_task(RequestScope(hang, 30, None)(scope, receive, send))
        await asyncio.sleep(0)
        request.cancel()
        with pytest.raises(asyncio.CancelledError):
            await request

    asyncio.run(give_up())

    assert sent == []


@pytest.fixture
def by_hand(database_url: str) -> Iterator[str]:
    """An application with routes that fail once their answer is on its way."""
    app: FastAPI = create_app(Settings.model_validate({"database_url": database_url}))

    async def fail() -> None:
        raise RuntimeError("after the answer")

    async def parts() -> AsyncIterator[str]:
        yield "half"
        raise RuntimeError("in the middle of the answer")

    @app.get("/afterwards")
    async def afterwards(tasks: BackgroundTasks) -> Response:
        tasks.add_task(fail)
        return Response("whole", background=tasks)

    @app.get("/halfway")
    async def halfway() -> Response:
        return StreamingResponse(parts())

    with serving(app) as base_url:
        yield base_url


def test_what_fails_after_a_whole_answer_is_logged_and_the_connection_goes_on(
    by_hand: str, log: LogGuard
) -> None:
    with Connection(by_hand) as connection:
        first = connection.request("GET", "/afterwards")
        second = connection.request("GET", "/healthz")

    assert (first.body, second.status) == (b"whole", 200)
    assert log.take() == [f"generated.api.requests: request {first.headers['x-request-id']} failed"]


def test_half_an_answer_is_broken_off_so_that_nobody_takes_it_for_a_whole(
    by_hand: str, log: LogGuard
) -> None:
    with connect(by_hand) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/halfway")
        assert client.get("/healthz").status_code == 200

    assert log.take()
