# Generated from schema.yaml; edit the schema, not this file. [seal 3b7419cffc53]
"""What every request goes through: an id, a deadline, and a last resort."""

import asyncio
import logging
import re
from uuid import UUID

from fastapi import Request
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uuid_utils.compat import uuid7

from generated.api.problems import problem
from generated.errors import ApiError, Failed, NotFound, Unavailable

logger = logging.getLogger(__name__)

GRACE_SECONDS = 1.0
"""How long what was under way at the deadline may take to end, before it is broken off."""

_REQUEST_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HIDDEN = re.compile(rb"%2f|%0a$", re.IGNORECASE)
"""A percent-encoded slash, and a line break at the end, which routing would not see."""


class RequestScope:
    """Gives a request its id and its deadline, and answers for it when everything else fails.

    It stands inside FastAPI's own error handling: an exception that left the application would
    close a connection that other requests share.
    """

    def __init__(self, app: ASGIApp, timeout: float) -> None:
        self.app = app
        self.timeout = timeout

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = request_id_of(scope)
        started = False

        async def send_with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [*message["headers"], *added_headers(message, request_id)]
            await send(message)

        # HEAD is GET without the content (RFC 9110, 9.3.2), which the server leaves out.
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        inner = {**scope, "method": method, "request_id": request_id}
        try:
            refuse_hidden_separators(scope)
            # Interrupted once, the driver asks the server to stop and waits for it; interrupted
            # twice, it closes the connection. A server that hangs is not waited for.
            last = self.timeout + GRACE_SECONDS
            async with asyncio.timeout(last), asyncio.timeout(self.timeout):
                await self.app(inner, receive, send_with_id)
        except ClientDisconnect:
            logger.info("request %s was given up by its sender", request_id)
        except Exception as error:
            if started:
                raise
            answer = problem(Request(inner), self.last_word(error, request_id))
            await answer(inner, receive, send_with_id)

    def last_word(self, error: Exception, request_id: UUID) -> ApiError:
        """What the caller is told about an exception that nothing else has caught."""
        if isinstance(error, ApiError):
            return error
        if isinstance(error, TimeoutError):
            logger.warning("request %s took longer than %s s", request_id, self.timeout)
            return Unavailable(f"The request took longer than {self.timeout:g} seconds.")
        logger.error("request %s failed", request_id, exc_info=error)
        return Failed("The server failed; its log says why.")


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
