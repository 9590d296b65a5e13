# Generated from schema.yaml; edit the schema, not this file. [seal 41559bacd5da]
"""How requests are read before FastAPI sees them: one media type, strict JSON, known parameters."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from typing import TypeVar

from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.routing import Match
from typing_extensions import override

from generated.api.conditions import answers_row, settle
from generated.api.deprecation import sunset_headers
from generated.errors import Flaw, Invalid, Malformed, TooLarge, UnsupportedMediaType

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
MAX_JSON_DEPTH = 64
MAX_CONTAINERS = 10_000
MAX_MEMBERS = 1_000
"""How deep a body may nest, how many arrays and objects it may have, and how many members each of
its objects. The rest is bounded by its size; these cost far more time than their bytes.
"""
JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"

Handler = Callable[[Request], Coroutine[object, object, Response]]
Value = TypeVar("Value")


class Route(APIRoute):
    """A route that refuses what its description does not mention.

    A PATCH reads a merge patch (RFC 7396) as well as plain JSON; HTTP gives it no other meaning.
    """

    async def admit(self, request: Request) -> None:
        """Refuse a caller before the rest of the request is looked at; here, nobody."""

    def operation(self) -> Handler:
        """What is done with a request that has been read, and its answer."""
        handle: Handler = super().get_route_handler()
        has_row = answers_row(self.response_model)

        async def operate(request: Request) -> Response:
            return settle(request, await handle(request), has_row)

        return operate

    @override
    def get_route_handler(self) -> Handler:
        """The handler, behind the checks that FastAPI leaves to its users."""
        operate = self.operation()
        known = set(query_parameters(self.dependant))
        reads = {JSON, MERGE_PATCH} if "PATCH" in (self.methods or ()) else {JSON}
        has_body = self.body_field is not None
        leaving = sunset_headers(self.dependencies)

        async def read_strictly(plain: Request) -> Response:
            # One request for all who read it: what one has read of its body, the next finds there.
            request = StrictRequest(plain.scope, plain.receive)
            await self.admit(request)
            refuse_unknown_parameters(request, known)
            if has_body and await request.body():
                refuse_other_media(request, reads)
                await request.json()
            answer = await operate(request)
            answer.headers.update(leaving)
            return answer

        return read_strictly


class StrictRequest(Request):
    """A request whose body is bounded, and whose JSON is read by stricter rules than Python's."""

    _read: bytes | None = None
    _content: object = None

    @override
    async def body(self) -> bytes:
        """The bytes of the body. Raises TooLarge; a length that says so is taken at its word."""
        if self._read is None:
            limit: int = self.app.state.max_body_bytes
            length = self.headers.get("content-length", "")
            refuse_over(limit, int(length) if re.fullmatch("[0-9]{1,18}", length) else 0)
            chunks, size = [], 0
            async for chunk in self.stream():
                size += len(chunk)
                refuse_over(limit, size)
                chunks.append(chunk)
            self._read = b"".join(chunks)
        return self._read

    @override
    async def json(self) -> object:
        """The value in the body. Raises Malformed or Invalid."""
        if self._content is None:
            self._content = read_json(await self.body())
        return self._content


def query_parameters(dependant: Dependant) -> Iterator[str]:
    """The query parameters that a route and its dependencies ask for."""
    for field in dependant.query_params:
        type_ = field.field_info.annotation
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            yield from (str(each.alias) for each in type_.model_fields.values())
        else:
            yield field.alias
    for part in dependant.dependencies:
        yield from query_parameters(part)


def read_path_parameter(request: Request, name: str, type_: TypeAdapter[Value]) -> Value:
    """A parameter of the path, before FastAPI reads it. Raises RequestValidationError."""
    try:
        return type_.validate_python(request.path_params[name])
    except ValidationError as error:
        raise RequestValidationError(
            [{**found, "loc": ("path", name)} for found in error.errors(include_url=False)]
        ) from None


def refuse_over(limit: int, size: int) -> None:
    """Refuse a body that is larger than the limit. Raises TooLarge."""
    if size > limit:
        raise TooLarge(f"The body is larger than the {limit:,} bytes that this server reads.")


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
    detail = f"The body must be {' or '.join(sorted(reads))} in UTF-8, and not compressed."
    if "content-encoding" in request.headers:
        raise UnsupportedMediaType(detail, headers={"Accept-Encoding": "identity"})
    if media_type.strip() not in reads or not utf8:
        accept = "Accept-Patch" if request.method == "PATCH" else "Accept"
        raise UnsupportedMediaType(detail, headers={accept: ", ".join(sorted(reads))})


def read_json(body: bytes) -> object:
    """The value of a JSON text by RFC 8259, strictly: UTF-8, no duplicate names, no NaN.

    Raises Malformed for what is not JSON or more than a body needs, and Invalid for `null`, which
    is JSON and no body of any operation.
    """
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Malformed("The body is not UTF-8.") from None
    refuse_excess(text)
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


_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


def refuse_excess(text: str) -> None:
    """Refuse what is too deep for a parser's stack, or has too many parts. Raises Malformed."""
    if text.count("[") + text.count("{") <= MAX_JSON_DEPTH:
        return
    depth = opened = 0
    for found in _STRING_OR_BRACKET.finditer(text):
        if found[0] in "[{":
            depth += 1
            opened += 1
            if depth > MAX_JSON_DEPTH:
                raise Malformed(f"The body nests deeper than {MAX_JSON_DEPTH} levels.")
            if opened > MAX_CONTAINERS:
                raise Malformed(f"The body has more than {MAX_CONTAINERS:,} arrays and objects.")
        elif found[0] in "]}":
            depth -= 1


def _unique_names(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len(pairs) > MAX_MEMBERS:
        raise Malformed(f"An object of the body has more than {MAX_MEMBERS:,} members.")
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
    # With or without a fraction, a number is one that a double holds. Of more than 4,300 digits,
    # Python would refuse to read one with an error of its own.
    _finite(digits)
    return int(digits)


def allowed_methods(request: Request) -> list[str]:
    """The methods that the request's path answers to, over all routes that share the path."""
    routes = request.app.router.routes

    def answers(method: str) -> bool:
        asked = {**request.scope, "method": "GET" if method == "HEAD" else method}
        return any(route.matches(asked)[0] is Match.FULL for route in routes)

    return [method for method in METHODS if answers(method)]
