"""Versions of rows: what an answer says of one, and what is expected of it before it is written.

Beside that, whether a write answers its row at all. The headers are read, by the same patterns, in
`codegen/emit/support/api/conditions.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Resource
from codegen.emit.openapi.shared import (
    Refusal,
    header_ref,
    parameter_ref,
    response,
)
from codegen.emit.wire import Json

PRECONDITION_FAILED = Refusal(
    "PreconditionFailed",
    412,
    "precondition-failed",
    "Precondition failed",
    "The row is not at the version that the request asks for.",
    "The row is not at a version that `If-Match` lists, or it is at one that `If-None-Match` does.",
)
PRECONDITION_REQUIRED = Refusal(
    "PreconditionRequired",
    428,
    "precondition-required",
    "Precondition required",
    "Say in `If-Match` which version of the row you have seen: its `ETag`, or `*`.",
    "`If-Match` is missing, without which no row of this kind is written.",
)

MAX_TAGS_LENGTH = 4096
_TAG = '(W/)?"[!#-~]*"'
TAGS = f"^{_TAG}([ \\t]*,[ \\t]*{_TAG})*$"
ETAG = '^"[0-9a-f]+-[0-9a-f]{16}"$'


def tagged(resource: Resource) -> dict[str, Json]:
    """The header that says which version of a row an answer holds."""
    return {"ETag": header_ref("ETag")} if resource.etag else {}


def known(resource: Resource) -> tuple[list[Json], dict[str, Json]]:
    """The parameter by which a row is not sent again, and the answer then."""
    if not resource.etag:
        return [], {}
    about = "The caller has this already: an `ETag` in `If-None-Match` is that of the answer."
    return [parameter_ref("IfNoneMatch")], {"304": _bare(about, tagged(resource))}


def expected(resource: Resource) -> tuple[list[Json], tuple[Refusal, ...]]:
    """The parameters that say what is expected of a row to be written, and how it is refused."""
    if not resource.etag:
        return [], ()
    required = (PRECONDITION_REQUIRED,) if resource.require_if_match else ()
    headers: list[Json] = [parameter_ref("IfMatch"), parameter_ref("UnlessMatch")]
    return headers, (PRECONDITION_FAILED, *required)


def preferred(
    resource: Resource, headers: Mapping[str, Json] | None = None
) -> tuple[list[Json], dict[str, Json]]:
    """The parameter by which a row is not answered after a write, and the answer then."""
    applied = {"Preference-Applied": header_ref("PreferenceApplied")}
    bare = _bare(
        "Done, and not sent back: the caller prefers `return=minimal`.",
        {**applied, **tagged(resource), **(headers or {})},
    )
    return [parameter_ref("Prefer")], {"204": bare}


def _bare(about: str, headers: Mapping[str, Json]) -> Json:
    return {"description": about, "headers": {"X-Request-ID": header_ref("RequestId"), **headers}}


# Apart, so that whoever makes up values finds one that is right without a quote. Not by `anyOf`, by
# which some client generators take no header.
_SCHEMA: Json = {
    "type": "string",
    "maxLength": MAX_TAGS_LENGTH,
    "if": {"const": "*"},
    "else": {"pattern": TAGS},
}
CONDITION_PARAMETERS: dict[str, Json] = {
    "IfNoneMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The `ETag`s that the caller has, with commas between them, or `*`.",
        "schema": _SCHEMA,
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "The `ETag`s, with commas between them, of the versions that may be written,"
        " or `*` for any. At another version, the row is left as it is.",
        "schema": _SCHEMA,
    },
    "UnlessMatch": {
        "name": "If-None-Match",
        "in": "header",
        "description": "The `ETag`s, with commas between them, of versions that may not be written,"
        " or `*` for all. At one of these, the row is left as it is.",
        "schema": _SCHEMA,
    },
    "Prefer": {
        "name": "Prefer",
        "in": "header",
        "description": "`return=minimal` asks for an answer without the row (RFC 7240).",
        "schema": {"type": "string"},
    },
}
"""The parameters of these operations, by the name of their component."""

CONDITION_HEADERS: dict[str, Json] = {
    "ETag": {
        "description": "The version of the row, and of this answer (RFC 9110, 8.8.3).",
        "required": True,
        "schema": {"type": "string", "pattern": ETAG},
    },
    "PreferenceApplied": {
        "description": "The preference that was heeded (RFC 7240, 3).",
        "required": True,
        "schema": {"type": "string", "const": "return=minimal"},
    },
}
"""The headers of their answers."""

CONDITION_RESPONSES = {
    refusal.component: response(refusal) for refusal in (PRECONDITION_FAILED, PRECONDITION_REQUIRED)
}
"""The refusals that only they can answer."""
