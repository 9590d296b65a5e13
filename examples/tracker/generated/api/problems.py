# Generated from schema.yaml; edit the schema, not this file. [seal 9d8bafe59602]
"""Every refusal as a problem document (RFC 9457), whatever raised it."""

import json
import logging
from collections.abc import Sequence
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException

from generated.api.routing import allowed_methods
from generated.conflicts import CONFLICTS
from generated.errors import (
    ApiError,
    Failed,
    Flaw,
    Invalid,
    MethodNotAllowed,
    NotFound,
    Unavailable,
    kinds,
)
from generated.obstacles import refusal_of

MEDIA_TYPE = "application/problem+json"
MAX_FLAWS = 100
MAX_POINTER = 200
"""How many flaws one answer lists, and how much of a name it repeats: what is sent may be long."""

# SQLSTATE classes and codes after which the same request may succeed: connection exceptions (08),
# insufficient resources (53), operator intervention (57), and lost races (40001, 40P01, 55P03).
_TRANSIENT = ("08", "53", "57", "40001", "40P01", "55P03")

logger = logging.getLogger(__name__)


def install_problems(app: FastAPI) -> None:
    """Answer every kind of refusal that FastAPI, Starlette or the database can raise."""
    app.add_exception_handler(ApiError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DBAPIError, _database)
    app.add_exception_handler(PoolTimeout, _database)


def problem(request: Request, error: ApiError) -> Response:
    """The answer to a refused request.

    A 404 names no instance: a row of another owner must answer with the same bytes as a row that
    does not exist.
    """
    document: dict[str, object] = {
        "type": error.type,
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
    }
    if error.status != NotFound.status:
        document["instance"] = f"urn:uuid:{request.scope['request_id']}"
    if error.flaws:
        document["errors"] = [
            flaw._replace(pointer=flaw.pointer[:MAX_POINTER])._asdict()
            for flaw in error.flaws[:MAX_FLAWS]
        ]
    # ASCII with escapes: a lone surrogate in what was sent cannot break the answer to it.
    return Response(
        json.dumps(document, separators=(",", ":")).encode(),
        status_code=error.status,
        headers=error.headers,
        media_type=MEDIA_TYPE,
    )


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return problem(request, error)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    # What was sent is not repeated: it may be secret, large, or not encodable.
    flaws = [
        Flaw(_pointer(found["loc"]), str(found["type"]), str(found["msg"]))
        for found in error.errors()[:MAX_FLAWS]
    ]
    return problem(
        request, Invalid("The request does not match the API's description.", flaws=flaws)
    )


def _pointer(location: Sequence[str | int]) -> str:
    """`("body", "a/b", 0)` as the JSON pointer `/a~1b/0`; a parameter is its name (RFC 6901)."""
    place, *steps = location
    if place != "body":
        # What follows the name is a position in the parameter's value.
        return "".join(str(step) for step in steps[:1])
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


class _Raised(ApiError):
    """What FastAPI, Starlette or an override raised as an HTTPException."""

    def __init__(self, error: HTTPException) -> None:
        super().__init__(str(error.detail), headers=error.headers)
        same = next((kind for kind in kinds() if kind.status == error.status_code), None)
        self.status = error.status_code
        self.type = "about:blank" if same is None else same.type
        self.title = HTTPStatus(error.status_code).phrase if same is None else same.title


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    plain = error.detail == HTTPStatus(error.status_code).phrase
    match error.status_code:
        case MethodNotAllowed.status:
            return _method_not_allowed(request)
        case NotFound.status if plain:
            return problem(request, NotFound("There is nothing at this address."))
        case status if 400 <= status < 500:
            return problem(request, _Raised(error))
        case status:
            logger.error("request %s raised %s: %s", _id(request), status, error.detail)
            return problem(request, Failed("The server failed; its log says why."))


def _method_not_allowed(request: Request) -> Response:
    allow = ", ".join([*allowed_methods(request), "OPTIONS"])
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": allow})
    return problem(
        request,
        MethodNotAllowed(f"This address answers to {allow}.", headers={"Allow": allow}),
    )


async def _database(request: Request, error: Exception) -> Response:
    cause = getattr(error, "orig", None) or error
    sqlstate: str | None = getattr(cause, "sqlstate", None)
    if _is_away(error) if sqlstate is None else sqlstate.startswith(_TRANSIENT):
        said = " ".join(str(cause).split())
        logger.warning("request %s: the database did not answer: %s", _id(request), said)
        return problem(request, Unavailable("The database is not available right now."))
    refusal = refusal_of(CONFLICTS, error) if isinstance(error, DBAPIError) else None
    if refusal is not None:
        return problem(request, refusal)
    logger.error("request %s: the database refused a statement", _id(request), exc_info=error)
    return problem(request, Failed("The server failed; its log says why."))


def _is_away(error: Exception) -> bool:
    """Whether an error that the server gave no code to is one of the connection's."""
    return isinstance(error, OperationalError | InterfaceError | PoolTimeout)


def _id(request: Request) -> str:
    return str(request.scope["request_id"])
