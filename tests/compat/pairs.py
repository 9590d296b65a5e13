"""A smallest pair of documents for each kind of change: the one before, and the one after."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.compat.documents import (
    OK,
    Json,
    an_object,
    answers,
    api,
    closed,
    has_headers,
    header,
    json,
    paths,
    problem,
    query,
    secured,
    sends,
    statuses,
    takes,
)

Pair = tuple[Json, Json]

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "number"}
LIST: Json = {"type": "array"}
OBJECT: Json = {"type": "object"}
PAST, LATER, FUTURE = "2026-01-31", "2027-06-30", "2028-06-30"
"""Days before and after TODAY of the tests, 2026-11-22."""

NARROW_AND_WIDE: Mapping[str, tuple[Json, Json]] = {
    "type": ({"type": "integer"}, NUMBER),
    "range": ({**NUMBER, "maximum": 5}, {**NUMBER, "maximum": 6}),
    "step": ({**NUMBER, "multipleOf": 0.1}, {**NUMBER, "multipleOf": 0.01}),
    "length": ({**TEXT, "minLength": 1}, TEXT),
    "count": ({**LIST, "maxItems": 5}, LIST),
    "unique": ({**LIST, "uniqueItems": True}, LIST),
    "size": ({**OBJECT, "minProperties": 2}, {**OBJECT, "minProperties": 1}),
    "format": ({**TEXT, "format": "uri"}, {**TEXT, "format": "uri-reference"}),
    "pattern": ({**TEXT, "pattern": "^a$"}, TEXT),
    "extra": ({**OBJECT, "additionalProperties": False}, OBJECT),
}
"""What becomes narrower one way and wider the other."""

OTHER: Mapping[str, tuple[Json, Json]] = {
    "type-changed": (TEXT, NUMBER),
    "step-changed": ({**NUMBER, "multipleOf": 2}, {**NUMBER, "multipleOf": 3}),
    "format-changed": ({**TEXT, "format": "date"}, {**TEXT, "format": "uuid"}),
    "pattern-changed": ({**TEXT, "pattern": "^a$"}, {**TEXT, "pattern": "^b$"}),
    "encoding-changed": (TEXT, {**TEXT, "contentEncoding": "base64"}),
    "null-added": (TEXT, {"type": ["string", "null"]}),
    "null-removed": ({"type": ["string", "null"]}, TEXT),
    "words-limited": (TEXT, {**TEXT, "enum": ["a", "b"]}),
    "words-freed": ({**TEXT, "enum": ["a", "b"]}, TEXT),
    "word-added": ({**TEXT, "enum": ["a"]}, {**TEXT, "enum": ["a", "b"]}),
    "word-removed": ({**TEXT, "enum": ["a", "b"]}, {**TEXT, "enum": ["a"]}),
    "variant-added": ({"anyOf": [TEXT]}, {"anyOf": [TEXT, an_object(a=None)]}),
    "variant-removed": ({"anyOf": [TEXT, an_object(a=None)]}, {"anyOf": [TEXT]}),
    "rule-added": (LIST, {**LIST, "contains": NUMBER}),
    "rule-removed": ({**LIST, "contains": NUMBER}, LIST),
    "rule-changed": ({**LIST, "contains": NUMBER}, {**LIST, "contains": TEXT}),
    "exclusion-added": (NUMBER, {**NUMBER, "not": {"const": 5}}),
    "exclusion-removed": ({**NUMBER, "not": {"const": 5}}, NUMBER),
    "member-added": (an_object(a=None), an_object(a=None, b=None)),
    "member-removed": (an_object(a=None, b=None), an_object(a=None)),
    "member-required": (an_object(a=None), an_object("a", a=None)),
    "member-optional": (an_object("a", a=None), an_object(a=None)),
    "member-retired": (
        an_object(a=None, b={**TEXT, "deprecated": True, "x-sunset": PAST}),
        an_object(a=None),
    ),
}
"""What is the same on both sides, but for its level."""


def _values() -> dict[str, Pair]:
    sides: dict[str, Callable[[object], Json]] = {"request": sends, "answer": answers}
    found = {}
    for side, document in sides.items():
        for aspect, (narrow, wide) in NARROW_AND_WIDE.items():
            found[f"{side}-{aspect}-narrowed"] = document(wide), document(narrow)
            found[f"{side}-{aspect}-widened"] = document(narrow), document(wide)
        for kind, (before, after) in OTHER.items():
            found[f"{side}-{kind}"] = document(before), document(after)
    return found


def _default(value: object) -> Json:
    return sends(an_object(a={**TEXT, "default": value}))


def _hidden(keyword: str) -> Json:
    return an_object(a=None, b={**TEXT, keyword: True})


def _leaving(**said: object) -> Json:
    return paths("/things", **said)


_ENDS: Json = {"deprecated": True, "x-sunset": LATER}
_WORDS: Json = {**TEXT, "enum": ["a", "b"], "x-sunset-words": {"b": PAST}}
_NOTHING: Json = {"requestBody": {"content": {"text/plain": {}}}}
_LIST_IN_QUERY = query({**LIST, "items": TEXT})
_PLAIN: Json = {"responses": {"200": {"description": "Done.", "content": {"text/plain": {}}}}}
_BOTH_MEDIA: Json = {"application/json": {}, "text/plain": {}}
_FORM = {"multipart/form-data": {"encoding": {"a": {"contentType": "text/plain"}}}}
_OTHER_FORM = {"multipart/form-data": {"encoding": {"a": {"contentType": "text/html"}}}}
_CALL: Json = {"{$request.body#/url}": {"post": {"responses": OK}}}
_OTHER_CALL: Json = {"{$request.body#/url}": {"put": {"responses": OK}}}


def _content(content: object) -> Json:
    return {"200": {"description": "Done.", "content": content}}


PAIRS: Mapping[str, Pair] = {
    **_values(),
    "operation-added": (paths("/things"), paths("/things", "/others")),
    "operation-removed": (paths("/things", "/others"), paths("/things")),
    "operation-moved": (
        paths("/things", operationId="list_things"),
        paths("/objects", operationId="list_things"),
    ),
    "operation-retired": (
        _leaving(deprecated=True, **{"x-sunset": PAST}),
        api(paths={}),
    ),
    "operation-id-changed": (_leaving(operationId="things"), _leaving(operationId="list_things")),
    "path-parameter-renamed": (paths("/things/{name}"), paths("/things/{id}")),
    "parameter-added": (takes(), takes(query())),
    "parameter-added-required": (takes(), takes(query(required=True))),
    "parameter-removed": (takes(query()), takes()),
    "parameter-retired": (takes(query(deprecated=True, **{"x-sunset": PAST})), takes()),
    "parameter-required": (takes(query()), takes(query(required=True))),
    "parameter-optional": (takes(query(required=True)), takes(query())),
    "parameter-style-changed": (
        takes(_LIST_IN_QUERY),
        takes({**_LIST_IN_QUERY, "style": "pipeDelimited"}),
    ),
    "parameter-empty-refused": (takes(query(allowEmptyValue=True)), takes(query())),
    "parameter-empty-allowed": (takes(query()), takes(query(allowEmptyValue=True))),
    "request-body-added": (api(), api(_NOTHING)),
    "request-body-added-required": (api(), sends(TEXT, required=True)),
    "request-body-removed": (api(_NOTHING), api()),
    "request-body-required": (sends(TEXT), sends(TEXT, required=True)),
    "request-body-optional": (sends(TEXT, required=True), sends(TEXT)),
    "request-media-added": (
        api({"requestBody": {"content": json(True)}}),
        api({"requestBody": {"content": _BOTH_MEDIA}}),
    ),
    "request-media-removed": (
        api({"requestBody": {"content": _BOTH_MEDIA}}),
        api({"requestBody": {"content": json(True)}}),
    ),
    "request-media-encoding-changed": (
        api({"requestBody": {"content": _FORM}}),
        api({"requestBody": {"content": _OTHER_FORM}}),
    ),
    "request-word-retired": (sends(_WORDS), sends({**TEXT, "enum": ["a"]})),
    "request-default-added": (sends(an_object(a=None)), _default("x")),
    "request-default-changed": (_default("x"), _default("y")),
    "request-default-removed": (_default("x"), sends(an_object(a=None))),
    "request-member-added-required": (
        sends(an_object(a=None)),
        sends(an_object("b", a=None, b=None)),
    ),
    "request-member-hidden": (sends(an_object(a=None, b=None)), sends(_hidden("readOnly"))),
    "request-member-shown": (sends(_hidden("readOnly")), sends(an_object(a=None, b=None))),
    "answer-member-hidden": (answers(an_object(a=None, b=None)), answers(_hidden("writeOnly"))),
    "answer-member-shown": (answers(_hidden("writeOnly")), answers(an_object(a=None, b=None))),
    "answer-member-added-closed": (answers(closed(a=None)), answers(closed(a=None, b=None))),
    "answer-status-added": (statuses("200"), statuses("200", "202")),
    "answer-status-removed": (statuses("200", "202"), statuses("200")),
    "answer-error-added": (statuses("200"), statuses("200", "409")),
    "answer-error-removed": (statuses("200", "409"), statuses("200")),
    "answer-body-added": (api(), api(_PLAIN)),
    "answer-body-removed": (api(_PLAIN), api()),
    "answer-media-added": (
        api({"responses": _content(json(True))}),
        api({"responses": _content(_BOTH_MEDIA)}),
    ),
    "answer-media-removed": (
        api({"responses": _content(_BOTH_MEDIA)}),
        api({"responses": _content(json(True))}),
    ),
    "answer-media-encoding-changed": (
        api({"responses": _content(_FORM)}),
        api({"responses": _content(_OTHER_FORM)}),
    ),
    "answer-header-added": (api(), has_headers(ETag=header())),
    "answer-header-removed": (has_headers(ETag=header()), api()),
    "answer-header-required": (has_headers(ETag=header()), has_headers(ETag=header(required=True))),
    "answer-header-optional": (has_headers(ETag=header(required=True)), has_headers(ETag=header())),
    "answer-header-style-changed": (
        has_headers(ETag=header()),
        has_headers(ETag=header(explode=True)),
    ),
    "answer-notice-header-removed": (has_headers(Sunset=header()), api()),
    "problem-type-added": (problem(""), problem("urn:problem-type:conflict")),
    "problem-type-removed": (problem("urn:problem-type:conflict"), problem("")),
    "security-added": (secured(), secured({"key": []})),
    "security-dropped": (secured({"key": []}), secured()),
    "security-alternative-added": (secured({"key": []}), secured({"key": []}, {"token": []})),
    "security-alternative-removed": (secured({"key": []}, {"token": []}), secured({"key": []})),
    "server-added": (
        api(servers=[{"url": "/v1"}]),
        api(servers=[{"url": "/v1"}, {"url": "/v2"}]),
    ),
    "server-removed": (
        api(servers=[{"url": "/v1"}, {"url": "/v2"}]),
        api(servers=[{"url": "/v1"}]),
    ),
    "callback-added": (api(), api({"callbacks": {"done": _CALL}})),
    "callback-removed": (api({"callbacks": {"done": _CALL}}), api()),
    "callback-changed": (
        api({"callbacks": {"done": _CALL}}),
        api({"callbacks": {"done": _OTHER_CALL}}),
    ),
    "webhook-added": (api(), api(webhooks={"done": {"post": {}}})),
    "webhook-removed": (api(webhooks={"done": {"post": {}}}), api()),
    "webhook-changed": (
        api(webhooks={"done": {"post": {}}}),
        api(webhooks={"done": {"put": {}}}),
    ),
    "deprecated": (_leaving(), _leaving(deprecated=True)),
    "deprecation-withdrawn": (_leaving(deprecated=True), _leaving()),
    "sunset-set": (_leaving(deprecated=True), _leaving(**_ENDS)),
    "sunset-later": (_leaving(**_ENDS), _leaving(deprecated=True, **{"x-sunset": FUTURE})),
    "sunset-earlier": (_leaving(deprecated=True, **{"x-sunset": FUTURE}), _leaving(**_ENDS)),
    "sunset-withdrawn": (_leaving(**_ENDS), _leaving(deprecated=True)),
    "sunset-without-notice": (
        _leaving(deprecated=True),
        _leaving(deprecated=True, **{"x-sunset": PAST}),
    ),
    "summary-changed": (_leaving(summary="List"), _leaving(summary="List things")),
    "description-changed": (_leaving(description="A."), _leaving(description="B.")),
    "title-changed": (answers({"title": "A"}), answers({"title": "B"})),
    "examples-changed": (answers({"examples": [1]}), answers({"examples": [2]})),
    "tags-changed": (_leaving(tags=["a"]), _leaving(tags=["b"])),
    "external-docs-changed": (
        _leaving(externalDocs={"url": "/a"}),
        _leaving(externalDocs={"url": "/b"}),
    ),
    "links-changed": (
        answers(True, links={"self": {"operationId": "a"}}),
        answers(True, links={"self": {"operationId": "b"}}),
    ),
    "annotation-changed": (_leaving(**{"x-team": "a"}), _leaving(**{"x-team": "b"})),
}
