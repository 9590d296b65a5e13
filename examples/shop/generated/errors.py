# Generated from schema.yaml; edit the schema, not this file. [seal 19452d1f5e8c]
"""What can go wrong in a way that the caller is told about.

Services and overrides raise these; the API turns each into a problem document (RFC 9457) with the
class's `type`, `title` and `status`. Anything else that is raised is a defect, and answered 500.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Flaw(NamedTuple):
    """One thing that is wrong with a request.

    `pointer` is a JSON pointer (RFC 6901) into the body, or the name of a parameter.
    """

    pointer: str
    code: str
    detail: str


class ApiError(Exception):
    """A refusal, with the sentence that tells the caller why."""

    status: int
    type: str
    title: str

    def __init__(
        self, detail: str, *, flaws: Sequence[Flaw] = (), headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.flaws = tuple(flaws)
        self.headers = dict(headers or {})


class Malformed(ApiError):
    """The request cannot be read at all."""

    status = 400
    type = "urn:problem-type:malformed-request"
    title = "Malformed request"


class Unauthorized(ApiError):
    """Nobody knows who is asking. Answers carry `WWW-Authenticate` (RFC 9110, 11.6.1)."""

    status = 401
    type = "urn:problem-type:unauthorized"
    title = "Unauthorized"

    def __init__(self, detail: str, *, challenge: str = "Bearer") -> None:
        super().__init__(detail, headers={"WWW-Authenticate": challenge})


class Forbidden(ApiError):
    """It is known who is asking, and they may not."""

    status = 403
    type = "urn:problem-type:forbidden"
    title = "Forbidden"


class NotFound(ApiError):
    """There is no such thing, or it belongs to somebody else: the answer is the same."""

    status = 404
    type = "urn:problem-type:not-found"
    title = "Not found"


class MethodNotAllowed(ApiError):
    """The path exists and the method does not. Answers carry `Allow` (RFC 9110, 15.5.6)."""

    status = 405
    type = "urn:problem-type:method-not-allowed"
    title = "Method not allowed"


class Conflict(ApiError):
    """The request is fine and the data is in its way."""

    status = 409
    type = "urn:problem-type:conflict"
    title = "Conflict"


class PreconditionFailed(ApiError):
    """The row is there, and not at a version that `If-Match` or `If-None-Match` asks for."""

    status = 412
    type = "urn:problem-type:precondition-failed"
    title = "Precondition failed"


class TooLarge(ApiError):
    """The body is larger than this server reads."""

    status = 413
    type = "urn:problem-type:too-large"
    title = "Body too large"


class UnsupportedMediaType(ApiError):
    """The body is of a kind that this operation does not read."""

    status = 415
    type = "urn:problem-type:unsupported-media-type"
    title = "Unsupported media type"


class Invalid(ApiError):
    """The request can be read, and the OpenAPI document forbids it."""

    status = 422
    type = "urn:problem-type:invalid-request"
    title = "Invalid request"


class PreconditionRequired(ApiError):
    """A row of this kind is written only by who says which version they mean (RFC 6585, 3)."""

    status = 428
    type = "urn:problem-type:precondition-required"
    title = "Precondition required"


class Failed(ApiError):
    """The server has a defect; what happened is in its log."""

    status = 500
    type = "urn:problem-type:internal-error"
    title = "Internal error"


class Unavailable(ApiError):
    """The server cannot answer now and may be able to soon."""

    status = 503
    type = "urn:problem-type:unavailable"
    title = "Temporarily unavailable"

    def __init__(self, detail: str, *, retry_after: int = 2) -> None:
        super().__init__(detail, headers={"Retry-After": str(retry_after)})


def kinds() -> list[type[ApiError]]:
    """Every type of problem that there is, those of `overrides/` among them, by its status."""
    found, waiting = dict[str, type[ApiError]](), [ApiError]
    while waiting:
        kind = waiting.pop(0)
        if "type" in vars(kind):
            found.setdefault(kind.type, kind)
        waiting += kind.__subclasses__()
    return sorted(found.values(), key=lambda kind: kind.status)
