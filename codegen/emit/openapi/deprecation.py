"""What the document says of what is still there, but not for long."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import BelongsTo, Catalog, Deprecation, Resource
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


def notice(deprecation: Deprecation | None) -> dict[str, Json]:
    """The keys that mark an operation, a parameter or a member, and say until when it is there."""
    if deprecation is None:
        return {}
    day = deprecation.sunset
    return {"deprecated": True, **({} if day is None else {"x-sunset": day.isoformat()})}


def relation_deprecation(resource: Resource, name: str) -> Deprecation | None:
    """The notice of a relation: that of the reference which it follows."""
    relation = resource.relation(name)
    if not isinstance(relation, BelongsTo):
        return None
    field = resource.field(relation.field)
    return None if field is None else field.deprecation


def words_notice(deprecations: Mapping[str, Deprecation | None]) -> dict[str, Json]:
    """The key that says until when each word of a parameter is there, where any of them ends."""
    days: dict[str, Json] = {
        word: each.sunset.isoformat()
        for word, each in deprecations.items()
        if each is not None and each.sunset is not None
    }
    return {"x-sunset-words": days} if days else {}


def deprecated(operation: dict[str, Json], deprecation: Deprecation | None) -> dict[str, Json]:
    """The operation, with a warning where it is deprecated."""
    if deprecation is None:
        return operation
    if deprecation.sunset is None:
        return {**operation, **notice(deprecation)}
    responses = operation["responses"]
    assert isinstance(responses, dict)
    told = {
        status: _with_headers(answer) if status.startswith("2") else answer
        for status, answer in responses.items()
    }
    return {**operation, **notice(deprecation), "responses": told}


def _with_headers(answer: Json) -> Json:
    assert isinstance(answer, dict)
    headers = answer["headers"]
    assert isinstance(headers, dict)
    return {**answer, "headers": {**headers, **{name: header_ref(name) for name in _HEADERS}}}
