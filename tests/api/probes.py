"""Requests that a client library would not send, and what each is answered.

The list is `A5` of what Schemathesis does not find: text that cannot be stored, numbers that are
none, JSON that only some parsers read, and odd spellings of parameters and paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from tests.api.raw import chunked

CREATED, OK, EMPTY = 201, 200, 204
MALFORMED, MISSING, NO_METHOD, TOO_LARGE = 400, 404, 405, 413
CONFLICT, WRONG_MEDIA, INVALID = 409, 415, 422
PLAIN = -400
"""Not HTTP: the server itself says 400, in plain text, before the application hears of it."""

ROW = "/api/{owner}/tasks/{id}"
LIST = "/api/{owner}/tasks"
EARS = b"\xed\xa0\x80"
"""Half a surrogate pair as if it were UTF-8."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A request as bytes; `{owner}` and `{id}` in the target are those of a row that exists."""

    name: str
    expected: int
    method: str = "POST"
    target: str = LIST
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def probes() -> Iterator[Probe]:
    """Every probe."""
    for expected, bodies in BODIES.items():
        for name, body in bodies.items():
            yield Probe(f"body: {name}", expected, body=body)
    for expected, headers in HEADERS.items():
        for name, given in headers.items():
            yield Probe(f"header: {name}", expected, body=b'{"title":"x"}', headers=given)
    for expected, queries in QUERIES.items():
        for query in queries:
            yield Probe(f"query: {query[:60]}", expected, "GET", f"{LIST}?{query}")
    for expected, targets in TARGETS.items():
        for target in targets:
            yield Probe(f"path: {target[:60]}", expected, "GET", target)
    yield from METHODS
    yield from FRAMING


def _words(text: str) -> list[str]:
    return text.split()


def _title(json: str) -> bytes:
    return b'{"title": %s}' % json.encode()


def _more(member: str) -> bytes:
    return b'{"title": "x", %s}' % member.encode()


_NULLABLE_NUMBERS = ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9" * 5_000]
_WRONG_FOR_TEXT = ["1", "1.5", "true", "null", "[]", "{}", '["x"]']
_WRONG_FOR_FLAG = ['"true"', "1", "0", "1.0", "null", "[]", '""', "5e-324", str(2**63), "-0"]

BODIES: dict[int, dict[str, bytes]] = {
    CREATED: {
        "every member": _more('"description": "y", "completed": true'),
        "null for what may be null": _more('"description": null'),
        "escapes": _title(r'"\u0001\u00e9\ud83c\udf7b\\\"\/\b\f\n\r\t"'),
        "200 code points outside the first plane": _title('"' + "\U0001f37b" * 200 + '"'),
        "white space around": b' \r\n\t{ "title" : "x" }\n ',
        "brackets in text": _title('"' + "[{" * 100 + '"'),
        "ten thousand brackets in text": _more('"description": "' + "[" * 10_000 + '"'),
        "a name spelled with escapes": b'{"t\\u0069tle": "x"}',
    },
    INVALID: {
        "NUL escaped": _title(r'"a\u0000b"'),
        "first half of a pair": _title(r'"\ud800"'),
        "second half of a pair": _title(r'"\udfff"'),
        "a pair the wrong way round": _title(r'"\udc00\ud800"'),
        "half a pair in a name": _more(r'"\ud800": 1'),
        "NUL in a name": _more(r'"\u0000": 1'),
        "a name of a megabyte": _more('"' + "n" * 1_000_000 + '": 1'),
        "two hundred unknown names": _more(", ".join(f'"n{n}": 1' for n in range(200))),
        "empty text": _title('""'),
        "201 letters": _title('"' + "x" * 201 + '"'),
        "10001 letters": _more('"description": "' + "x" * 10_001 + '"'),
        "an empty object": b"{}",
        "null": b"null",
        "an array": b"[]",
        "an array of tasks": b'[{"title": "x"}]',
        "a text": b'"title"',
        "a number": b"5",
        "an unknown member": _more('"x": 1'),
        "a member in another case": _more('"Completed": true'),
        "the id": _more('"id": "01990000-0000-7000-8000-000000000000"'),
        "the owner": _more('"user_id": "eve"'),
        "the time of creation": _more('"created_at": "2020-01-01T00:00:00Z"'),
        "the time of change": _more('"updated_at": "2020-01-01T00:00:00Z"'),
        **{f"{text} for a text": _title(text) for text in _WRONG_FOR_TEXT},
        **{f"{text} for a flag": _more(f'"completed": {text}') for text in _WRONG_FOR_FLAG},
        "no body": b"",
    },
    MALFORMED: {
        "an open brace": b"{",
        "text behind": b'{"title": "x"} x',
        "two values": b'{"title": "x"}{"title": "y"}',
        "single quotes": b"{'title': 'x'}",
        "a comment": b'{"title": "x" /* y */}',
        "a comma too many": b'{"title": "x",}',
        "a line break in text": b'{"title": "a\nb"}',
        "white space only": b" ",
        "a byte order mark": b'\xef\xbb\xbf{"title": "x"}',
        "UTF-16": '{"title": "x"}'.encode("utf-16"),
        "UTF-16 without a mark": '{"title": "x"}'.encode("utf-16-le"),
        "UTF-32": '{"title": "x"}'.encode("utf-32-le"),
        "the byte FF": b'{"title": "\xff"}',
        "half a pair in bytes": b'{"title": "%s"}' % EARS,
        "an overlong slash": b'{"title": "\xc0\xaf"}',
        "latin-1": '{"title": "é"}'.encode("latin-1"),
        "NUL in bytes": b'{"title": "a\x00b"}',
        "a name given twice": b'{"title": "x", "title": "y"}',
        "a name given twice in two spellings": b'{"title": "x", "t\\u0069tle": "y"}',
        "a name given twice deep down": _more('"x": [{"a": 1, "a": 2}]'),
        **{f"{n[:9]} for a flag": _more(f'"completed": {n}') for n in _NULLABLE_NUMBERS},
        "a number with a plus": _more('"completed": +1'),
        "a number with a zero ahead": _more('"completed": 01'),
        "a number in hexadecimal": _more('"completed": 0x1'),
        "three hundred thousand arrays": _more('"x": [' + "[]," * 300_000 + "[]]"),
        "fifty thousand members": _more(", ".join(f'"{n:x}": 1' for n in range(50_000))),
        **{
            f"{depth} deep in {kind}": b'{"title": "x", "x": %s}' % (opening * depth)
            for depth in (64, 900, 5_000, 100_000)
            for kind, opening in {"arrays": b"[", "objects": b'{"a":'}.items()
        },
        "100000 deep and closed again": b"[" * 100_000 + b"]" * 100_000,
    },
    TOO_LARGE: {
        "a byte too many": b'{"title": "x", "description": "' + b"y" * (1 << 20) + b'"}',
        "ten megabytes": b'{"title": "' + b"y" * 10_000_000 + b'"}',
    },
}

HEADERS: dict[int, dict[str, Mapping[str, str]]] = {
    CREATED: {
        "upper case": {"Content-Type": "APPLICATION/JSON"},
        "charset": {"Content-Type": "application/json; charset=utf-8"},
        "charset quoted": {"Content-Type": 'application/json;charset="UTF-8"'},
        "another parameter": {"Content-Type": "application/json; profile=x"},
        "Accept of XML": {"Accept": "application/xml"},
        "If-Match": {"If-Match": '"x"'},
        "a method to override": {"X-HTTP-Method-Override": "DELETE"},
        "100 kB of nothing": {"X-Nothing": "x" * 50_000},
        "a forged host": {"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
    },
    WRONG_MEDIA: {
        "no type": {"Content-Type": ""},
        "text": {"Content-Type": "text/plain"},
        "form": {"Content-Type": "application/x-www-form-urlencoded"},
        "multipart": {"Content-Type": "multipart/form-data; boundary=x"},
        "a vendor's JSON": {"Content-Type": "application/vnd.api+json"},
        "merge patch": {"Content-Type": "application/merge-patch+json"},
        "JSON patch": {"Content-Type": "application/json-patch+json"},
        "no type at all": {"Content-Type": "!!!"},
        "two types": {"Content-Type": "application/json, text/plain"},
        "latin-1": {"Content-Type": "application/json; charset=latin-1"},
        "UTF-16": {"Content-Type": "application/json; charset=utf-16"},
        "two charsets": {"Content-Type": "application/json; charset=utf-8; charset=utf-7"},
        "gzip": {"Content-Encoding": "gzip"},
        "identity": {"Content-Encoding": "identity"},
    },
}

QUERIES: dict[int, list[str]] = {
    OK: ["", *_words("limit=1 limit=200 & limit=%31 limi%74=1")],
    INVALID: [
        *_words("limit=0 limit=-1 limit=201 limit=%2B5 limit=+5 limit=5.0 limit=1_0 limit= limit"),
        *_words("limit=%20 limit=5%20 limit=05 limit=0x5 limit=5e0 limit=true limit=null"),
        *_words("limit=%D9%A5 limit=%EF%BC%95 limit=%00 limit=5%00 limit=5;x=1 limit=%FF"),
        *(f"limit={2**31}", f"limit={2**63}", f"limit={'9' * 5_000}"),
        *_words("limit=1&limit=2 limit=1&limit=1 limit[]=1 Limit=1 offset=0 page=2 user_id=bob"),
        *_words("cursor= cursor=x! cursor=%00 cursor=AAAA= cursor=%D9%A5 count= count=all"),
        *(f"cursor={'A' * 32_769}", f"cursor={'A' * 38}&cursor={'A' * 38}"),
        *_words("id=1 a;b = %FF=%FF %ED%A0%80=1 % x=%zz"),
        "&".join(f"x{n}=1" for n in range(5_000)),
    ],
    CONFLICT: [
        *_words("cursor=x cursor=AAAA cursor=01990000-0000-7000-8000-000000000000"),
        *(f"cursor={'A' * length}" for length in (21, 22, 38, 39, 32_768)),
    ],
}

TARGETS: dict[int, list[str]] = {
    OK: [ROW, *_words("/api/%61lice/tasks /api/a@b.example/tasks /api/a|b/tasks /api/a+b/tasks")],
    MISSING: [
        *_words("/ /api /api/ /api/{owner} /api/{owner}/ /api//tasks //api/x/tasks"),
        *(f"{LIST}/", f"{ROW}/", f"{ROW}//", f"{LIST}//", f"{ROW}/delete", f"{ROW}/complete/"),
        *_words("/API/{owner}/tasks /api/{owner}/Tasks /api/{owner}/tags http://localhost/no"),
        *_words("/api/{owner}%2Ftasks /api%2F{owner}/tasks /api/a%2fb/tasks"),
        *(f"{LIST}%0A", f"{ROW}%0A", f"{ROW}/complete%0A", "/healthz%0A", f"{LIST}/a%2Fb"),
        *(f"{LIST}/../tasks", f"{LIST}%0D", f"{LIST}%00", "/healthz%20"),
        *_words("/docs/assets/..%2F..%2Fapp.py /docs/assets/../../app.py /docs/assets/x"),
        *_words("/generated/app.py /.env /metrics /redoc /docs/"),
    ],
    INVALID: [
        *(f"{LIST}/{id_}" for id_ in ("abc", ".", "..", "%2E%2E", "~", "%20", "-", "%FF")),
        *(f"{LIST}/{id_}" for id_ in ("0" * 32, "urn:uuid:{id}", "%7B{id}%7D", "{id}{id}")),
        *(f"{LIST}/%00", "/api/%00/tasks", f"{ROW}%5C", "/api/a%0Db/tasks", f"{ROW}%0D"),
        *(f"{ROW}%20", f"{ROW}?injected=1", f"{ROW}??", f"{LIST}/{'x' * 8_000}"),
        *(f"/api/{owner}/tasks" for owner in (".", "..", "%2E%2E", "%20", "-x", "(x)", "a'b")),
        *(f"/api/{owner}/tasks" for owner in ("a%25b", "a;b", "%C3%A9", "x" * 65, "x" * 8_000)),
    ],
    PLAIN: [f"/api/{'x' * 70_000}/tasks", "/api/{owner} /tasks", "nowhere", "", "/api/\xff/tasks"],
}

METHODS = [
    Probe("HEAD on a list", OK, "HEAD", LIST),
    Probe("HEAD on a row", OK, "HEAD", ROW),
    Probe("HEAD on an action", NO_METHOD, "HEAD", f"{ROW}/complete"),
    Probe("OPTIONS on a list", EMPTY, "OPTIONS", LIST),
    Probe("OPTIONS on a row", EMPTY, "OPTIONS", ROW),
    Probe("OPTIONS on an action", EMPTY, "OPTIONS", f"{ROW}/complete"),
    Probe("OPTIONS on everything", MISSING, "OPTIONS", "*"),
    Probe("OPTIONS on nothing", MISSING, "OPTIONS", "/nowhere"),
    *(
        Probe(f"{method} on {target}", NO_METHOD, method, target)
        for method in ("TRACE", "QUERY", "PROPFIND")
        for target in (LIST, ROW, f"{ROW}/complete")
    ),
    Probe("CONNECT", PLAIN, "CONNECT", "localhost:5432"),
    Probe("a method of one's own", PLAIN, "FOO", LIST),
    Probe("a method in lower case", PLAIN, "get", LIST),
    Probe("a body on GET", OK, "GET", LIST, b"{"),
    Probe("ten megabytes on GET", OK, "GET", LIST, b"x" * 10_000_000),
    Probe("a body on a DELETE", MISSING, "DELETE", f"{LIST}/{UUID(int=0)}", b"{"),
    Probe("an empty body for an action", OK, "PATCH", f"{ROW}/complete", b""),
    Probe("null for an action", INVALID, "PATCH", f"{ROW}/complete", b"null"),
    Probe("white space for an action", MALFORMED, "PATCH", f"{ROW}/complete", b" "),
    Probe("an array for an action", INVALID, "PATCH", f"{ROW}/complete", b"[]"),
    Probe(
        "a null member for an action", INVALID, "PATCH", f"{ROW}/complete", b'{"completed":null}'
    ),
    Probe("the owner for an action", INVALID, "PATCH", f"{ROW}/complete", b'{"user_id":"eve"}'),
    Probe("the owner in a patch", INVALID, "PATCH", ROW, b'{"user_id":"eve"}'),
    Probe("the id in a patch", INVALID, "PATCH", ROW, b'{"id":"{id}"}'),
    Probe("the owner in a replacement", INVALID, "PUT", ROW, b'{"title":"x","user_id":"eve"}'),
]

_CHUNKED = {"Transfer-Encoding": "chunked"}
FRAMING = [
    Probe("chunks", CREATED, body=chunked(b'{"title": "x"}', 3), headers=_CHUNKED),
    Probe("too many chunks", TOO_LARGE, body=chunked(b"x" * 2_000_000), headers=_CHUNKED),
    Probe("a length that is too large", TOO_LARGE, headers={"Content-Length": "10000000000"}),
    Probe("a broken chunk", PLAIN, body=b"zz\r\n", headers=_CHUNKED),
    Probe(
        "a length and chunks",
        PLAIN,
        body=chunked(b"{}"),
        headers={**_CHUNKED, "Content-Length": "9"},
    ),
    Probe("two lengths", PLAIN, headers={"Content-Length": "2", "content-length": "3"}),
    Probe(
        "chunks in disguise",
        PLAIN,
        body=chunked(b"{}"),
        headers={"Transfer-Encoding": "x, identity"},
    ),
    Probe("a line within a header", PLAIN, headers={"X-A": "a\nb: c\rd"}),
    Probe("a space before the colon", PLAIN, headers={"X-A ": "b"}),
    Probe("a negative length", PLAIN, headers={"Content-Length": "-1"}),
    Probe("a length of no digits", PLAIN, headers={"Content-Length": "x"}),
    Probe("a length beyond all numbers", PLAIN, headers={"Content-Length": "9" * 30}),
]
