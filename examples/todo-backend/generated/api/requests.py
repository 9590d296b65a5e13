# Generated from schema.yaml; edit the schema, not this file. [seal 509aebed5c9f]
"""What every request goes through: an id, a deadline, and a last resort."""

import asyncio
import logging
import re
import time
from uuid import UUID

from fastapi import Request
from fastapi.routing import APIRoute
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from generated.addresses import address_of, answering_at
from generated.api.problems import problem
from generated.errors import ApiError, Failed, NotFound, Unavailable
from generated.logs import naming

logger = logging.getLogger(__name__)

GRACE_SECONDS = 1.0
"""How long what was under way at the deadline may take to end, before it is broken off."""

MAX_LOGGED = 200
"""How much of a path is logged that no route has."""

_REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HIDDEN = re.compile(rb"%2f|%0a$", re.IGNORECASE)
"""A percent-encoded slash, and a line break at the end, which routing would not see."""


class Answer:
    """What has been sent of an answer, on its way through."""

    def __init__(self, send: Send, request_id: UUID) -> None:
        self._send = send
        self._request_id = request_id
        self.status: int | None = None
        self.complete = False

    async def __call__(self, message: Message) -> None:
        """Send a part, with the headers that every answer has."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message["headers"], *added_headers(message, self._request_id)]
        elif message["type"] == "http.response.body":
            self.complete = not message.get("more_body", False)
        await self._send(message)


class RequestScope:
    """Gives a request its id and its deadline, and answers for it when everything else fails.

    It stands inside FastAPI's own error handling: an exception that left the application would
    close a connection that other requests share.
    """

    def __init__(self, app: ASGIApp, timeout: float, public_url: str | None) -> None:
        self.app = app
        self.timeout = timeout
        self.public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, request_id = time.perf_counter(), request_id_of(scope)
        # HEAD is GET without the content (RFC 9110, 9.3.2), which the server leaves out.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        inner = {**scope, "method": method, "request_id": request_id}
        answer = Answer(send, request_id)
        with naming(request_id), answering_at(self.public_url or address_of(scope)):
            try:
                await self.answer(inner, receive, answer)
            finally:
                told = {**inner, "method": scope["method"]}
                log_request(told, answer.status, time.perf_counter() - started)

    async def answer(self, scope: Scope, receive: Receive, answer: Answer) -> None:
        """Let the application answer in time, and answer for it where it does not."""
        try:
            refuse_hidden_separators(scope)
            # Interrupted once, the driver asks the server to stop and waits for it; interrupted
            # twice, it closes the connection. A server that hangs is not waited for.
            last = self.timeout + GRACE_SECONDS
            async with asyncio.timeout(last), asyncio.timeout(self.timeout):
                await self.app(scope, receive, answer)
        except ClientDisconnect:
            logger.info("request %s was given up by its sender", scope["request_id"])
        except BaseException as error:
            if ends_the_server(error):
                raise
            refusal = self.last_word(error, scope["request_id"])
            if answer.status is None:
                await problem(Request(scope), refusal)(scope, receive, answer)
            elif not answer.complete:
                # Only a connection that breaks off tells the caller that something is missing.
                raise

    def last_word(self, error: BaseException, request_id: UUID) -> ApiError:
        """What the caller is told about an exception that nothing else has caught."""
        if isinstance(error, ApiError):
            return error
        if isinstance(error, TimeoutError):
            logger.warning("request %s took longer than %s s", request_id, self.timeout)
            return Unavailable(f"The request took longer than {self.timeout:g} seconds.")
        logger.error("request %s failed", request_id, exc_info=error)
        return Failed("The server failed; its log says why.")


def ends_the_server(error: BaseException) -> bool:
    """Whether an exception is for whoever runs the request, rather than about it.

    Code that raises what was meant for others, such as a CancelledError of a task that it waited
    for or a SystemExit of a library, has failed like any other.
    """
    if isinstance(error, asyncio.CancelledError):
        task = asyncio.current_task()
        return task is not None and task.cancelling() > 0
    return isinstance(error, KeyboardInterrupt | GeneratorExit)


def log_request(scope: Scope, status: int | None, seconds: float) -> None:
    """Say once of each request what became of it; a path of ours without what was asked for."""
    if logger.isEnabledFor(logging.INFO):
        route = scope.get("route")
        path = route.path_format if isinstance(route, APIRoute) else _path_as_sent(scope)
        method, milliseconds = scope["method"], round(seconds * 1000, 1)
        facts = {"method": method, "path": path, "status": status, "milliseconds": milliseconds}
        logger.info("%s %s %s in %s ms", method, path, status or "-", milliseconds, extra=facts)


def _path_as_sent(scope: Scope) -> str:
    path: bytes = scope.get("raw_path") or b""
    return path.decode("ascii", "backslashreplace")[:MAX_LOGGED]


def refuse_hidden_separators(scope: Scope) -> None:
    """Refuse a path that this server and a proxy before it could take apart differently.

    Raises NotFound: no path of this API has either in it.
    """
    if _HIDDEN.search(scope.get("raw_path") or b"") is not None:
        raise NotFound("There is nothing at this address.")


def added_headers(start: Message, request_id: UUID) -> list[tuple[bytes, bytes]]:
    """The headers that every answer has; nothing is cached that does not say how it may be."""
    present = {name for name, _ in start["headers"]}
    fresh = [] if b"cache-control" in present else [(b"cache-control", b"no-store")]
    return [
        (b"x-request-id", str(request_id).encode()),
        (b"x-content-type-options", b"nosniff"),
        *fresh,
    ]


def request_id_of(scope: Scope) -> UUID:
    """The id that the caller or a proxy gave in `X-Request-ID`, if it is a UUID, or a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value.decode("latin-1").lower()):
            return UUID(value.decode("latin-1"))
    return uuid7()
