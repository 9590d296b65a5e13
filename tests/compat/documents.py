"""The smallest documents: one operation that takes or answers one thing."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = dict[str, object]

PLACE = "POST /things"
OK: Json = {"200": {"description": "Done."}}


def api(operation: Json | None = None, **root: object) -> Json:
    """A document with one operation, and with whatever else is said of it."""
    paths = {"/things": {"post": {"responses": OK, **(operation or {})}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": paths,
        **root,
    }


def sends(schema: object, **body: object) -> Json:
    """A document whose operation takes a body."""
    return api({"requestBody": {"content": json(schema), **body}})


def answers(schema: object, **answer: object) -> Json:
    """A document whose operation answers a body."""
    return api({"responses": {"200": {"description": "Done.", "content": json(schema), **answer}}})


def takes(*parameters: Json) -> Json:
    """A document whose operation takes parameters."""
    return api({"parameters": list(parameters)})


def query(schema: object | None = None, **said: object) -> Json:
    """The parameter `q`."""
    return {"name": "q", "in": "query", "schema": schema or {"type": "string"}, **said}


def has_headers(**headers: Json) -> Json:
    """A document whose answer has headers."""
    return api({"responses": {"200": {"description": "Done.", "headers": headers}}})


def header(**said: object) -> Json:
    """A header of an answer."""
    return {"schema": {"type": "string"}, **said}


def statuses(*codes: str) -> Json:
    """A document whose operation answers with these."""
    return api({"responses": {code: {"description": "An answer."} for code in codes}})


def paths(*names: str, **said: object) -> Json:
    """A document with a GET of each of these paths."""
    item = {"get": {"responses": OK, **said}}
    return api(paths=dict.fromkeys(names, item))


def problem(kind: str) -> Json:
    """A document whose operation refuses with a problem of this type."""
    media = {"application/problem+json": {"example": {"type": kind}}}
    refusal = {"description": "No.", "content": media}
    return api({"responses": {**OK, "409": refusal}})


def secured(*ways: Json, schemes: Json | None = None) -> Json:
    """A document that asks who is there."""
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    known = {"key": key, "token": {"type": "http", "scheme": "bearer"}}
    components = {"securitySchemes": known if schemes is None else schemes}
    return api(security=list(ways), components=components)


def an_object(*required: str, **members: object) -> Json:
    """An object with members, some of them required."""
    properties = {name: member or {"type": "string"} for name, member in members.items()}
    return {"type": "object", "properties": properties, "required": list(required)}


def closed(*required: str, **members: object) -> Json:
    """An object that has these members only."""
    return {**an_object(*required, **members), "additionalProperties": False}


def json(schema: object) -> Json:
    """The content of a body in JSON."""
    return {"application/json": {"schema": schema}}
