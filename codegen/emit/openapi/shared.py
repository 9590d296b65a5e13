"""What every generated API answers: problems, headers and health."""

from __future__ import annotations

from dataclasses import dataclass

from codegen.emit.wire import Json

PROBLEM_MEDIA = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of refusal: its component, and what its problem document holds."""

    component: str
    status: int
    slug: str
    title: str
    detail: str
    description: str
    header: str | None = None


MALFORMED = Refusal(
    "Malformed",
    400,
    "malformed-request",
    "Malformed request",
    "The body is not JSON: Expecting value at line 1, column 1.",
    "The body cannot be read: not UTF-8, not JSON, too deep, too wide, or a name given twice.",
)
UNAUTHORIZED = Refusal(
    "Unauthorized",
    401,
    "unauthorized",
    "Unauthorized",
    "The token has expired.",
    "The server does not know who is asking.",
    "WWW-Authenticate",
)
FORBIDDEN = Refusal(
    "Forbidden",
    403,
    "forbidden",
    "Forbidden",
    "You may not act for this user.",
    "The caller may not act for this owner.",
)
NOT_FOUND = Refusal(
    "NotFound",
    404,
    "not-found",
    "Not found",
    "There is no such task.",
    "There is no such row, or it belongs to another owner: the answer is the same.",
)
CONFLICT = Refusal(
    "Conflict",
    409,
    "conflict",
    "Conflict",
    "Another row stands in the way of this change.",
    "The request is valid, and the data does not allow it.",
)
TOO_LARGE = Refusal(
    "TooLarge",
    413,
    "too-large",
    "Body too large",
    "The body is larger than this server reads.",
    "The body is larger than the server's limit.",
)
UNSUPPORTED = Refusal(
    "UnsupportedMediaType",
    415,
    "unsupported-media-type",
    "Unsupported media type",
    "The body must be application/json in UTF-8, and not compressed.",
    "The body is of a media type, charset or content coding that is not read here.",
)
INVALID = Refusal(
    "Invalid",
    422,
    "invalid-request",
    "Invalid request",
    "The request does not match the API's description.",
    "A parameter or a member of the body is not as described here.",
)
FAILED = Refusal(
    "Failed",
    500,
    "internal-error",
    "Internal error",
    "The server failed; its log says why.",
    "A defect of the server.",
)
UNAVAILABLE = Refusal(
    "Unavailable",
    503,
    "unavailable",
    "Temporarily unavailable",
    "The database is not available right now.",
    "The server cannot answer now. Try again later.",
    "Retry-After",
)
REFUSALS = (
    MALFORMED,
    UNAUTHORIZED,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    TOO_LARGE,
    UNSUPPORTED,
    INVALID,
    FAILED,
    UNAVAILABLE,
)


def schema_ref(name: str) -> dict[str, Json]:
    """A reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


def parameter_ref(name: str) -> dict[str, Json]:
    """A reference to a parameter of the document."""
    return {"$ref": f"#/components/parameters/{name}"}


def header_ref(name: str) -> dict[str, Json]:
    """A reference to a header of the document."""
    return {"$ref": f"#/components/headers/{name}"}


def refused(*refusals: Refusal) -> dict[str, Json]:
    """The responses of an operation that can be refused in these ways, by status."""
    ordered = sorted({*refusals, FAILED, UNAVAILABLE}, key=lambda refusal: refusal.status)
    return {
        str(refusal.status): {"$ref": f"#/components/responses/{refusal.component}"}
        for refusal in ordered
    }


def shared_responses() -> dict[str, Json]:
    """Each refusal as a response with an example."""
    return {refusal.component: response(refusal) for refusal in REFUSALS}


def response(refusal: Refusal) -> Json:
    """One kind of refusal as a response with an example."""
    example: dict[str, Json] = {
        "type": f"urn:problem-type:{refusal.slug}",
        "title": refusal.title,
        "status": refusal.status,
        "detail": refusal.detail,
    }
    if refusal is not NOT_FOUND:
        example["instance"] = "urn:uuid:0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
    if refusal is INVALID:
        example["errors"] = [
            {"pointer": "/title", "code": "missing", "detail": "Field required"},
        ]
    headers: dict[str, Json] = {"X-Request-ID": header_ref("RequestId")}
    if refusal.header is not None:
        headers[refusal.header] = header_ref(refusal.header.replace("-", ""))
    return {
        "description": refusal.description,
        "headers": headers,
        "content": {PROBLEM_MEDIA: {"schema": schema_ref("Problem"), "example": example}},
    }


def shared_schemas() -> dict[str, Json]:
    """The bodies that every API has."""
    ok: dict[str, Json] = {"status": {"type": "string", "const": "ok"}}
    return {
        "Problem": {
            "type": "object",
            "description": "Why a request was refused (RFC 9457).",
            "required": ["type", "title", "status", "detail"],
            "properties": _PROBLEM,
        },
        "ProblemItem": {
            "type": "object",
            "description": "One thing that is wrong with a request.",
            "required": ["pointer", "code", "detail"],
            "properties": _PROBLEM_ITEM,
        },
        "Health": {
            "type": "object",
            "description": "A short good word.",
            "required": ["status"],
            "properties": ok,
        },
    }


_PROBLEM: dict[str, Json] = {
    "type": {
        "type": "string",
        "format": "uri",
        "description": "Stable; switch on it. [docs/errors](docs/errors) explains each.",
    },
    "title": {"type": "string", "description": "The type, for people."},
    "status": {"type": "integer", "description": "The status of the answer."},
    "detail": {"type": "string", "description": "What was wrong this time."},
    "instance": {
        "type": "string",
        "format": "uri",
        "description": "The request, as it is named in the server's log.",
    },
    "errors": {"type": "array", "items": schema_ref("ProblemItem")},
}
_PROBLEM_ITEM: dict[str, Json] = {
    "pointer": {
        "type": "string",
        "description": "A JSON pointer into the body, or the name of a parameter.",
    },
    "code": {"type": "string"},
    "detail": {"type": "string"},
}


def shared_headers() -> dict[str, Json]:
    """The headers that answers carry."""
    return {
        "RequestId": {
            "description": "The request, as it is named in the server's log.",
            "required": True,
            "schema": {"type": "string", "format": "uuid"},
        },
        "Location": {
            "description": "Where the new row is.",
            "required": True,
            "schema": {"type": "string", "format": "uri-reference"},
        },
        "Link": {
            "description": 'The next page as `rel="next"` (RFC 8288); absent on the last page.',
            "schema": {"type": "string"},
        },
        "TotalCount": {
            "description": "How many there are on all pages; there when `count` asks for it.",
            "schema": {"type": "integer", "minimum": 0},
        },
        "RetryAfter": {
            "description": "After how many seconds to try again.",
            "required": True,
            "schema": {"type": "string", "pattern": "^[0-9]+$"},
        },
        "WWWAuthenticate": {
            "description": "How to say who is asking (RFC 9110, 11.6.1).",
            "required": True,
            "schema": {"type": "string"},
        },
    }
