"""What the document says of operations that take an Idempotency-Key."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.catalog import Catalog, Resource, repeatable
from codegen.emit.openapi.shared import CONFLICT, header_ref, parameter_ref, refused
from codegen.emit.wire import Json

KEY_PARAMETERS: dict[str, Json] = {
    "IdempotencyKey": {
        "name": "Idempotency-Key",
        "in": "header",
        "description": (
            "Makes it safe to send the request again: with the same key it is answered as it was"
            " the first time, and does nothing more. The key of another request is a conflict."
        ),
        "schema": {"type": "string", "pattern": "^[!-~]+$", "minLength": 1, "maxLength": 255},
    },
}
"""The parameter of these operations, by the name of its component."""

KEY_HEADERS: dict[str, Json] = {
    "IdempotencyReplayed": {
        "description": "The request was answered before, and this is the answer.",
        "schema": {"type": "string", "const": "true"},
    },
}
"""The header of their answers."""


def with_key(
    operation: dict[str, Json] | None, resource: Resource, catalog: Catalog
) -> dict[str, Json] | None:
    """An operation that creates or acts, which takes a key where the catalog has keys."""
    if operation is None or not repeatable(resource, catalog):
        return operation
    parameters, responses = operation.get("parameters", []), operation["responses"]
    assert isinstance(parameters, list)
    assert isinstance(responses, dict)
    answers = {**refused(CONFLICT), **responses}
    return {
        **operation,
        "parameters": [*parameters, parameter_ref("IdempotencyKey")],
        "responses": {status: _replayable(status, answers[status]) for status in sorted(answers)},
    }


def _replayable(status: str, answer: Json) -> Json:
    if not status.startswith("2"):
        return answer
    assert isinstance(answer, Mapping)
    headers = answer["headers"]
    assert isinstance(headers, Mapping)
    replayed = {"Idempotency-Replayed": header_ref("IdempotencyReplayed")}
    return {**answer, "headers": {**headers, **replayed}}
