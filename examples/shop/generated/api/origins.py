# Generated from schema.yaml; edit the schema, not this file. [seal 3f33b3f4d0c5]
"""Pages of other origins: which of them a browser lets call this API, and what they may read."""

from functools import partial
from typing import NamedTuple

from fastapi import FastAPI
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from typing_extensions import override

EXPOSED = (
    *("Deprecation", "ETag", "Idempotency-Replayed", "Link", "Location", "Preference-Applied"),
    *("Retry-After", "Sunset", "WWW-Authenticate", "X-Request-ID", "X-Total-Count"),
)
"""The headers of an answer that a page may read, besides those that it always may."""


class Cors(NamedTuple):
    """What the schema says: the origins of the pages, where `*` is any, and what holds for them."""

    origins: tuple[str, ...] = ()
    credentials: bool = False
    max_age: int = 600


class CrossOrigin(CORSMiddleware):
    """Tells browsers what the pages of other origins may do; it refuses nothing by itself.

    It stands around everything else, so that a page can read a refusal like any other answer. What
    a browser asks beforehand is answered like any other OPTIONS, too: with the methods of the path.
    """

    def __init__(self, app: ASGIApp, cors: Cors) -> None:
        super().__init__(
            app,
            allow_origins=cors.origins,
            allow_credentials=cors.credentials,
            expose_headers=EXPOSED,
        )
        self.max_age = cors.max_age

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI 3)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            send = partial(self.permit, send=send, asked=headers)
        await self.simple_response(scope, receive, send, request_headers=headers)

    async def permit(self, message: Message, send: Send, asked: Headers) -> None:
        """Add what the browser has asked for to an answer that says which methods there are."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if "allow" in headers and self.is_allowed_origin(asked.get("origin", "")):
                headers["Access-Control-Allow-Methods"] = headers["allow"]
                wanted = asked.get("access-control-request-headers")
                if wanted is not None:
                    headers["Access-Control-Allow-Headers"] = wanted
                headers["Access-Control-Max-Age"] = str(self.max_age)
            headers.add_vary_header("Access-Control-Request-Headers")
        await send(message)


def install_cross_origin(app: FastAPI, cors: Cors, origins: tuple[str, ...] | None) -> None:
    """Let the pages in that the schema names, or those of this deployment, if there are any.

    Raises SystemExit for what no browser would accept.
    """
    cors = cors if origins is None else cors._replace(origins=origins)
    if cors.credentials and "*" in cors.origins:
        raise SystemExit("CORS_ORIGINS: with credentials, each origin has to be named.")
    if cors.origins:
        app.add_middleware(CrossOrigin, cors=cors)
