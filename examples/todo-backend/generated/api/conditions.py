# Generated from schema.yaml; edit the schema, not this file. [seal 54992c2697eb]
"""Versions of rows over HTTP (RFC 9110, 13), and answers without content (RFC 7240).

An ETag is the version of a row and a digest of the answer's bytes: it tells one answer from
another, whatever is computed or expanded in it. A row that is to be written has a version and no
bytes yet, so `If-Match` compares no more than the version.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import Depends, Request, Response

from generated.errors import Flaw, Invalid, PreconditionRequired
from generated.preconditions import Precondition
from generated.schemas.base import Row, VersionedRow

MAX_TAGS_LENGTH = 4096
DIGEST_BYTES = 8
ANY = ("*",)
"""What stands for every tag in `If-Match` and `If-None-Match`."""

_TAG = r'(?:W/)?"[!#-~]*"'
_TAGS = re.compile(rf"\*|{_TAG}(?:[ \t]*,[ \t]*{_TAG})*")
_VERSION = re.compile(rf'"([0-9a-f]+)-[0-9a-f]{{{2 * DIGEST_BYTES}}}"')
_RETURN = re.compile(r'\s*return\s*=\s*"?([\w-]*)"?\s*(?:;.*)?', re.IGNORECASE)

Answered = TypeVar("Answered", bound=VersionedRow)


def tag(response: Response, row: Answered) -> Answered:
    """Say which version of a row an answer holds."""
    response.headers["ETag"] = row.entity_tag
    return row


async def precondition_of(request: Request) -> Precondition:
    """What the caller expects of the row in the path before they write it. Raises Invalid."""
    row = _written_row(request)
    wanted, unwanted = _tags(request, "If-Match"), _tags(request, "If-None-Match")
    if wanted in {None, ANY} and unwanted is None:
        return Precondition()
    if unwanted == ANY:
        return Precondition(row)
    excluded = _versions(each.removeprefix("W/") for each in unwanted or ())
    if wanted is None or wanted == ANY:
        return Precondition(row, excluded, wanted=False)
    return Precondition(row, _versions(wanted) - excluded)


async def required_precondition_of(request: Request) -> Precondition:
    """What the caller expects of the row in the path. Raises PreconditionRequired and Invalid."""
    if _written_row(request) is not None and "if-match" not in request.headers:
        raise PreconditionRequired(
            "Say in `If-Match` which version of the row you have seen: its `ETag`, or `*`."
        )
    return await precondition_of(request)


PreconditionDep = Annotated[Precondition, Depends(precondition_of)]
RequiredPreconditionDep = Annotated[Precondition, Depends(required_precondition_of)]


def settle(request: Request, answer: Response, answers_row: bool) -> Response:
    """Complete the ETag of an answer, and leave out content that the caller has or need not see."""
    version = answer.headers.get("ETag")
    if version is not None and version.isalnum():
        answer.headers["ETag"] = f'"{version}-{_digest(answer.body)}"'
    if request.method == "GET":
        return _without_content(answer, 304) if _is_known(request, answer) else answer
    if answers_row and answer.status_code in {200, 201} and _prefers_minimal(request):
        answer.headers["Preference-Applied"] = "return=minimal"
        return _without_content(answer, 204)
    return answer


def answers_row(model: object) -> bool:
    """Whether what a route answers is a row, rather than what an action makes of one."""
    return isinstance(model, type) and issubclass(model, Row)


def _written_row(request: Request) -> UUID | None:
    """The id of the row in the path, where there is one and it is not just read."""
    try:
        return None if request.method == "GET" else UUID(request.path_params["id"])
    except (KeyError, ValueError):
        return None


def _tags(request: Request, name: str) -> tuple[str, ...] | None:
    """The entity tags that a header lists, or None without the header. Raises Invalid."""
    if name not in request.headers:
        return None
    given = ", ".join(request.headers.getlist(name)).strip()
    if len(given) > MAX_TAGS_LENGTH or _TAGS.fullmatch(given) is None:
        detail = 'It is either "*" or a list of entity tags in double quotes, with commas between.'
        raise Invalid(
            "A header does not match the API's description.",
            flaws=[Flaw(name, "entity_tag_format", detail)],
        )
    return ANY if given == "*" else tuple(re.findall(_TAG, given))


def _versions(tags: Iterable[str]) -> frozenset[str]:
    """The versions in those of the tags that this API has given, and that are not weak."""
    return frozenset(found[1] for each in tags if (found := _VERSION.fullmatch(each)))


def _is_known(request: Request, answer: Response) -> bool:
    """Whether the caller has what would be answered (RFC 9110, 13.1.2)."""
    own = answer.headers.get("ETag")
    known = None if own is None else _tags(request, "If-None-Match")
    return known == ANY or own in {each.removeprefix("W/") for each in known or ()}


def _prefers_minimal(request: Request) -> bool:
    """Whether the first `return` among the caller's preferences is `minimal` (RFC 7240, 4.2)."""
    listed = ",".join(request.headers.getlist("Prefer")).split(",")
    found = next((found for part in listed if (found := _RETURN.fullmatch(part))), None)
    return found is not None and found[1] == "minimal"


def _digest(body: bytes | memoryview) -> str:
    return blake2b(body, digest_size=DIGEST_BYTES).hexdigest()


def _without_content(answer: Response, status: int) -> Response:
    bare = Response(status_code=status, background=answer.background)
    bare.raw_headers = [
        (name, value) for name, value in answer.raw_headers if not name.startswith(b"content-")
    ]
    return bare
