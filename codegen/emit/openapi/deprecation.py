"""What the document says of operations that are still there, but not for long."""

from __future__ import annotations

from codegen.catalog import Catalog, Deprecation
from codegen.emit.openapi.shared import header_ref
from codegen.emit.wire import Json

_HEADERS: dict[str, Json] = {
    "Deprecation": {
        "description": "The day of its sunset, as seconds since 1970 behind an `@` (RFC 9745).",
        "required": True,
        "schema": {"type": "string", "pattern": "^@[0-9]+$"},
    },
    "Sunset": {
        "description": "The day from which the operation may be gone (RFC 8594).",
        "required": True,
        "schema": {"type": "string"},
    },
}


def sunset_headers(catalog: Catalog) -> dict[str, Json]:
    """The headers as components, where any operation has them."""
    deprecations = [
        deprecation
        for resource in catalog.resources
        for deprecation in (resource.deprecation, *(each.deprecation for each in resource.actions))
    ]
    ending = any(each is not None and each.sunset for each in deprecations)
    return dict(_HEADERS) if ending else {}


def deprecated(operation: dict[str, Json], deprecation: Deprecation | None) -> dict[str, Json]:
    """The operation, with a warning where it is deprecated."""
    if deprecation is None:
        return operation
    if deprecation.sunset is None:
        return {**operation, "deprecated": True}
    responses = operation["responses"]
    assert isinstance(responses, dict)
    told = {
        status: _with_headers(answer) if status.startswith("2") else answer
        for status, answer in responses.items()
    }
    return {**operation, "deprecated": True, "responses": told}


def _with_headers(answer: Json) -> Json:
    assert isinstance(answer, dict)
    headers = answer["headers"]
    assert isinstance(headers, dict)
    return {**answer, "headers": {**headers, **{name: header_ref(name) for name in _HEADERS}}}
