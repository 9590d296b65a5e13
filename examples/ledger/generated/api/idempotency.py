# Generated from schema.yaml; edit the schema, not this file. [seal 71ec90ac3f88]
"""Requests that can be sent again: what they ask for is done once for each Idempotency-Key."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from fastapi import Request, Response
from typing_extensions import override

from generated.api.routing import Handler, Route
from generated.database import Database
from generated.errors import Flaw, Invalid
from generated.idempotency import HEADER, Asked, Kept, claim, keep
from generated.joined import JoinedDatabase
from generated.security import SecuredDatabase

REPLAYED = "Idempotency-Replayed"
COMPARED_HEADERS = ("If-Match", "If-None-Match")
"""What a request asks for beside its query and its body."""
KEPT_HEADERS = ("Content-Type", "ETag", "Location", "Preference-Applied")

_KEY = re.compile("[!-~]{1,255}")
_REPEATABLE: set[Callable[..., object]] = set()

Endpoint = TypeVar("Endpoint", bound=Callable[..., object])


def repeatable(endpoint: Endpoint) -> Endpoint:
    """Let a route take an Idempotency-Key. It stands between the route's own line and its name."""
    _REPEATABLE.add(endpoint)
    return endpoint


class RepeatableRoute(Route):
    """A route that does once what is asked of it many times with one key."""

    @override
    def operation(self) -> Handler:
        """What is done, and its answer; or the answer that was given when it was done."""
        operate = super().operation()
        if self.endpoint not in _REPEATABLE:
            return operate

        async def operate_once(request: Request) -> Response:
            key = key_of(request)
            if key is None:
                return await operate(request)
            body = await request.body() if self.body_field is not None else b""
            asked = asked_with(request, key, body)
            async with owned_database(request).transaction() as session:
                connection = await session.connection()
                before = await claim(connection, asked, request.app.state.idempotency_lifetime)
                if before is not None:
                    return Response(
                        before.body, before.status, {**before.headers, REPLAYED: "true"}
                    )
                request.state.database = JoinedDatabase(connection)
                answer = await operate(request)
                await keep(connection, asked, kept(answer))
            return answer

        return operate_once


def key_of(request: Request) -> str | None:
    """The key that a request was sent with, if any. Raises Invalid for what is none."""
    keys = request.headers.getlist(HEADER)
    if not keys:
        return None
    if len(keys) > 1:
        flaw = Flaw(HEADER, "duplicate_parameter", "The header is given more than once.")
    elif _KEY.fullmatch(keys[0]) is None:
        flaw = Flaw(
            HEADER, "string_pattern_mismatch", "A key is 1 to 255 visible ASCII characters."
        )
    else:
        return keys[0]
    raise Invalid("The request does not match the API's description.", flaws=[flaw])


def asked_with(request: Request, key: str, body: bytes) -> Asked:
    """What a request asks for: keys are the owner's own, and belong to one address each."""
    address = f"{request.method} {request.scope['path']}\n{key}"
    given = [(name, each) for name in COMPARED_HEADERS for each in request.headers.getlist(name)]
    headers = [f"{name}: {each}".encode() for name, each in given]
    told = [request.scope["query_string"], *headers, b"", body]
    return Asked(
        owner=request.state.owner,
        id=UUID(bytes=sha256(address.encode()).digest()[:16]),
        fingerprint=sha256(b"\n".join(told)).digest(),
    )


def owned_database(request: Request) -> Database:
    """The database, as the owner in the path may see it."""
    database: Database = request.app.state.database
    if not request.app.state.row_level_security:
        return database
    return SecuredDatabase(database, request.state.owner)


def kept(answer: Response) -> Kept:
    """What is kept of an answer; the rest is made anew for each request."""
    present = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
    return Kept(answer.status_code, present, bytes(answer.body))
