"""How requests are read before FastAPI sees them: one media type, strict JSON, known parameters."""

import json
import math
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.routing import Match
from typing_extensions import override

from generated.errors import Flaw, Invalid, Malformed, UnsupportedMediaType

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
MAX_JSON_DEPTH = 64
JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

Handler = Callable[[Request], Coroutine[object, object, Response]]


class Route(APIRoute):
    """A route that refuses what its description does not mention.

    A PATCH reads a merge patch (RFC 7396) as well as plain JSON; HTTP gives it no other meaning.
    """

    @override
    def get_route_handler(self) -> Handler:
        """The handler, behind the checks that FastAPI leaves to its users."""
        handle: Callable[[Request], Awaitable[Response]] = super().get_route_handler()
        known = {field.alias for field in self.dependant.query_params} | {
            field.alias for part in self.dependant.dependencies for field in part.query_params
        }
        reads = {JSON, MERGE_PATCH} if "PATCH" in (self.methods or ()) else {JSON}
        has_body = self.body_field is not None

        async def read_strictly(request: Request) -> Response:
            refuse_unknown_parameters(request, known)
            if not has_body:
                return await handle(request)
            strict = StrictRequest(request.scope, request.receive)
            body = await strict.body()
            if body:
                refuse_other_media(request, reads)
                strict.content = read_json(body)
            return await handle(strict)

        return read_strictly


class StrictRequest(Request):
    """A request whose JSON has been read already, by stricter rules than Python's."""

    content: object = None

    @override
    async def json(self) -> object:
        """The content of the body."""
        return self.content


def refuse_unknown_parameters(request: Request, known: set[str]) -> None:
    """Refuse a query parameter that is misspelt, made up, or given twice.

    Raises Invalid: ignoring a filter that was meant would answer another question.
    """
    flaws = [
        Flaw(name, "unknown_parameter", "There is no such parameter.")
        if name not in known
        else Flaw(name, "duplicate_parameter", "The parameter is given more than once.")
        for name, count in Counter(name for name, _ in request.query_params.multi_items()).items()
        if name not in known or count > 1
    ]
    if flaws:
        raise Invalid("The query does not match the API's description.", flaws=flaws)


def refuse_other_media(request: Request, reads: set[str]) -> None:
    """Refuse a body that does not say it is JSON in UTF-8. Raises UnsupportedMediaType."""
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    charsets = [part.strip() for part in parameters if part.strip().startswith("charset=")]
    utf8 = all(charset in {"charset=utf-8", 'charset="utf-8"'} for charset in charsets)
    if media_type.strip() not in reads or not utf8 or "content-encoding" in request.headers:
        accepted = " or ".join(sorted(reads))
        raise UnsupportedMediaType(
            f"The body must be {accepted} in UTF-8, and not compressed.",
            headers={
                "Accept-Patch" if request.method == "PATCH" else "Accept": ", ".join(sorted(reads))
            },
        )


def read_json(body: bytes) -> object:
    """The value of a JSON text by RFC 8259, strictly: UTF-8, no duplicate names, no NaN.

    Raises Malformed for what is not JSON or nests deeper than `MAX_JSON_DEPTH`, and Invalid for
    `null`, which is JSON and no body of any operation.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Malformed("The body is not UTF-8.") from None
    if _depth(text) > MAX_JSON_DEPTH:
        raise Malformed(f"The body nests deeper than {MAX_JSON_DEPTH} levels.")
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_unique_names,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_short_integer,
        )
    except json.JSONDecodeError as error:
        raise Malformed(
            f"The body is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None
    if value is None:
        raise Invalid(
            "The body must be an object.", flaws=[Flaw("", "object_type", "null is no object.")]
        )
    return value


def _depth(text: str) -> int:
    """How deep the brackets nest. Counted before parsing, because a parser runs out of stack."""
    deepest = depth = 0
    in_string = escaped = False
    for character in text:
        if escaped:
            escaped = False
        elif in_string:
            escaped = character == "\\"
            in_string = character != '"'
        elif character == '"':
            in_string = True
        elif character in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "]}":
            depth -= 1
    return deepest


def _unique_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Malformed("A name stands twice in one object of the body.")
    return members


def _no_constant(word: str) -> object:
    raise Malformed(f"The body is not JSON: {word} is no JSON number.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Malformed("A number in the body is too large.")
    return number


def _short_integer(digits: str) -> int:
    # Python refuses to read integers of more than 4,300 digits, with an error of its own.
    if len(digits) > 400:
        raise Malformed("A number in the body is too large.")
    return int(digits)


def allowed_methods(request: Request) -> list[str]:
    """The methods that the request's path answers to, over all routes that share the path."""
    routes = request.app.router.routes

    def answers(method: str) -> bool:
        asked = {**request.scope, "method": "GET" if method == "HEAD" else method}
        return any(route.matches(asked)[0] is Match.FULL for route in routes)

    return [method for method in METHODS if answers(method)]
