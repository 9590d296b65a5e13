"""What operations are made of: bodies that are sent, answers, and the refusals in common."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Resource
from codegen.emit.openapi.conditions import tagged
from codegen.emit.openapi.shared import (
    FORBIDDEN,
    INVALID,
    MALFORMED,
    NOT_FOUND,
    TOO_LARGE,
    UNAUTHORIZED,
    UNSUPPORTED,
    Refusal,
    header_ref,
    schema_ref,
)
from codegen.emit.wire import Json
from codegen.naming import article, words

BODY = (MALFORMED, TOO_LARGE, UNSUPPORTED)
ITEM = (NOT_FOUND,)
JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"


def in_scope(resource: Resource) -> tuple[Refusal, ...]:
    """How every operation on a resource can be refused, whatever it does."""
    owned = (UNAUTHORIZED, FORBIDDEN) if resource.owned else ()
    return (*owned, INVALID, *(ITEM if resource.parent is not None else ()))


def a_row(resource: Resource) -> str:
    """One row in prose: `a task`."""
    noun = words(resource.name)
    return f"{article(noun)} {noun}"


def request(schema: str, media: tuple[str, ...], *, required: bool = True) -> Json:
    """A body that is sent, in one of these media types."""
    content: dict[str, Json] = {kind: {"schema": schema_ref(schema)} for kind in media}
    return {"required": required, "content": content}


def row(resource: Resource, about: str) -> Json:
    """An answer with one row."""
    return answer(about, schema_ref(resource.class_name), tagged(resource), {})


def answer(
    about: str, schema: Json, headers: Mapping[str, Json], links: Mapping[str, Json]
) -> Json:
    """An answer with a body."""
    return {
        "description": about,
        "headers": {"X-Request-ID": header_ref("RequestId"), **headers},
        "content": {JSON: {"schema": schema}},
        **({"links": links} if links else {}),
    }


def nothing(about: str) -> Json:
    """An answer without a body."""
    return {"description": about, "headers": {"X-Request-ID": header_ref("RequestId")}}
