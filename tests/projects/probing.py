"""The probes for every route of a project: what is wrong in its path, its query, its body.

Each is wrong by itself, whatever the route is about, so that a new route is probed by itself too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from typing_extensions import override

from codegen.catalog import (
    Array,
    BigInteger,
    Boolean,
    Bytes,
    Date,
    Datetime,
    Decimal,
    Duration,
    Email,
    Enum,
    FieldType,
    Filter,
    Float,
    Integer,
    Json,
    Operator,
    Resource,
    Scope,
    Slug,
    String,
    Text,
    Time,
    Url,
    Uuid,
)
from tests.api.probes import BODIES, HEADERS, INVALID, MALFORMED, MISSING, OK, WRONG_MEDIA
from tests.projects.routes import Kind, Route
from tests.projects.trials import ABSENT
from tests.projects.world import Row, World

SMALL = 100_000
BROKEN = {name: body for name, body in BODIES[MALFORMED].items() if len(body) < SMALL}
"""Bodies that are no JSON, or not the same JSON to everybody."""
STRANGE = {
    "null": b"null",
    "an array": b"[]",
    "a text": b'"x"',
    "a number": b"5",
    "an unknown member": b'{"no_such_member": 1}',
    "a name with NUL": b'{"\\u0000": 1}',
    "half a pair in a name": b'{"\\ud800": 1}',
    "the id": b'{"id": "01990000-0000-7000-8000-000000000000"}',
    "the time of creation": b'{"created_at": "2020-01-01T00:00:00Z"}',
}
"""JSON that is no row of anything."""
IDS = {
    INVALID: (
        *("abc", ".", "..", "%2E%2E", "~", "-", "%20", "%00", "%FF", "%7B{}%7D", "urn:uuid:{}"),
        *("{}{}", "{}%20", "%0A{}", "{}%5C", "{}%C3%A9", "x" * 8_000),
    ),
    MISSING: ("", "{}/", "{}%2F", "a%2Fb", ABSENT),
}
"""What stands in a path in the place of an id; `{}` is that id."""
OWNERS = ("%00", "%20", "%2E%2E", "..", "%FF", "%C3%A9", "a%25b", "a;b", "(x)", "a'b", "x" * 8_000)
"""What no project takes for an owner."""
LIMITS = (
    *("0", "-1", "+5", "%2B5", "%205", "5%20", "5.0", "5e0", "05", "1_0", "0x5", "", "true"),
    *("%D9%A5", "%EF%BC%95", "%00", "5%00", "%FF", "5;x=1", str(2**31), str(2**63), "9" * 5_000),
)
QUERIES = (
    *("no_such=1", "a;b", "=", "%", "x=%zz", "%FF=%FF", "%ED%A0%80=1", "%00=1", "\\=1"),
    *("limit=1&limit=2", "limit=1&limit=1", "limit[]=1", "Limit=1", "limit", "offset=0"),
    *("cursor=", "cursor=%00", "cursor=%25", "cursor=AAAA=", "cursor=%D9%A5"),
    *("sort=", "sort=no_such", "sort=%00", "sort=-", "expand=", "expand=no_such", "count=maybe"),
)
"""What can be asked of no list."""
CURSORS = ("x", "A" * 21, "A" * 38, "A" * 400, "01990000-0000-7000-8000-000000000000")
"""What looks like a cursor that some other list has given."""

TAGS = (" ", "x", "a, b", '"a', 'a"', "'a'", "W/a", 'w/"a"', '"a" "b"', '*, "a"', '"a",,"b"', "**")
KEYS = (" ", "a b", "a\tb", "\xe9", "x" * 256)
HEADERS_WRONG = {"If-Match": TAGS, "If-None-Match": TAGS, "Idempotency-Key": KEYS}
"""What these headers do not take, by their names."""


@dataclass(frozen=True)
class Probe:
    """A request that is wrong, or only odd, and how it may be answered."""

    method: str
    target: str
    expected: frozenset[int]
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    allow: frozenset[str] = frozenset()
    """What the answer's `Allow` must hold, if it must have one."""

    @override
    def __str__(self) -> str:
        sent = [f"{self.method} {self.target[:200]}", *map(str, self.headers.items())]
        return " ".join(sent if self.body is None else [*sent, str(self.body[:80])])


@dataclass(frozen=True)
class Ground:
    """A route, and a row of its resource that is there."""

    route: Route
    world: World
    row: Row

    @property
    def parameters(self) -> dict[str, str]:
        """What the path is filled with."""
        known = {**self.world.mine, **self.row.above, "id": self.row.id}
        return {name: known[name] for name in self.route.operation.path_parameters}

    def target(self, **changed: str) -> str:
        """The path of the row or the collection."""
        return self.route.operation.fill(**{**self.parameters, **changed})

    def probe(self, target: str, expected: set[int], body: bytes | None = None) -> Probe:
        """The route's own method on a target."""
        return Probe(self.route.operation.method, target, frozenset(expected), body)


def bodies(ground: Ground) -> Iterator[Probe]:
    """Bodies that are none, of kinds that are not read."""
    operation, target = ground.route.operation, ground.target()
    if operation.body is None:
        return
    for body in BROKEN.values():
        yield ground.probe(target, {MALFORMED}, body)
    strange = dict(STRANGE)
    if ground.route.action is None:
        strange["no body"] = b""
    if ground.route.one_row:
        # What is wrong with the request itself is told before the row is looked for.
        yield ground.probe(ground.target(id=ABSENT), {MALFORMED}, b"{")
        yield ground.probe(ground.target(id=ABSENT), {INVALID}, b"[]")
    for body in strange.values():
        yield ground.probe(target, {INVALID}, body)
    described = ground.world.running.project.document.at(operation.body["content"])
    for headers in HEADERS[WRONG_MEDIA].values():
        if headers.get("Content-Type") not in described:
            yield Probe(operation.method, target, frozenset({WRONG_MEDIA}), b"{}", headers)


def paths(ground: Ground) -> Iterator[Probe]:
    """Paths that lead nowhere, and other spellings of one that does."""
    owner = ground.world.running.project.catalog.owner.name
    # Beside an action on the collection, what is no id is no address either.
    swept = any(each.scope is Scope.COLLECTION for each in ground.route.resource.actions)
    for name, value in ground.parameters.items():
        for word in OWNERS if name == owner else ():
            # What is dots alone stays what it is: nobody here resolves them.
            yield ground.probe(ground.target(**{name: word}), {INVALID})
        for status, words in IDS.items() if name != owner else ():
            for word in words:
                target = ground.target(**{name: word.replace("{}", value)})
                # A body that is missing is told of before a row that is.
                yield ground.probe(target, {status, INVALID, *([MISSING] if swept else [])})
    if ground.route.kind in {Kind.GET, Kind.LIST}:
        for name, value in ground.parameters.items():
            spelled = [f"%{ord(value[0]):02X}{value[1:]}", *([value.upper()] * (name != owner))]
            for word in spelled:
                yield ground.probe(ground.target(**{name: word}), {OK})


def queries(ground: Ground) -> Iterator[Probe]:
    """Parameters that are not declared, and values that the declared ones do not take."""
    target = ground.target()
    for query in ("no_such=1", "%FF=%FF", "a;b", "%00", "id=1"):
        yield ground.probe(f"{target}?{query}", {INVALID})
    if ground.route.kind is not Kind.LIST:
        return
    resource = ground.route.resource
    for query in QUERIES:
        yield ground.probe(f"{target}?{query}", {INVALID})
    for cursor in CURSORS:
        yield ground.probe(f"{target}?cursor={cursor}", {409})
    for limit in (*LIMITS, str(resource.page_size.maximum + 1)):
        yield ground.probe(f"{target}?limit={limit}", {INVALID})
    for condition in resource.listing.filters:
        for word in _wrong_words(resource, condition):
            yield ground.probe(f"{target}?{condition.parameter}={word}", {INVALID})
        twice = f"{condition.parameter}=1&{condition.parameter}=1"
        yield ground.probe(f"{target}?{twice}", {INVALID})


def _wrong_words(resource: Resource, condition: Filter) -> Iterator[str]:
    """What a filter does not take."""
    found = resource.field(condition.field)
    assert found is not None
    yield "%00"
    if condition.operator is Operator.IS_NULL:
        yield from _wrong(Boolean())
    elif condition.operator is not Operator.CONTAINS or isinstance(found.type, Array):
        yield from _wrong(found.type)


def _wrong(type_: FieldType) -> Iterator[str]:
    match type_:
        case Boolean():
            yield from ("yes", "1", "TRUE", "", "null", "true%00")
        case Integer() | BigInteger():
            yield from ("5.0", "+5", "%205", "05", "1_0", "0x1", "%D9%A5", "", str(2**63))
        case Float():
            yield from ("NaN", "Infinity", "-Infinity", "1e999", ".5", "1_0", "")
        case Decimal():
            yield from ("NaN", "1e2", "+1", "01", "1_0", "%201", "%D9%A5", "", "9" * 40)
        case Date():
            yield from ("0", "2021-02-29", "0000-01-01", "2026-01-31T00:00:00Z", "20260131", "")
        case Datetime():
            yield from ("0", "2026-01-31", "2026-01-31T10:30:00", "2026-01-31%2010:30:00Z")
            yield from ("0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59-23:59", "now", "")
        case Time():
            yield from ("24:00:00", "09:30", "9:30:00", "09:30:00Z", "23:59:60", "")
        case Duration():
            yield from ("P1M", "-PT1S", "1%20day", "P", "")
        case Uuid():
            yield from ("x", "0" * 32, "urn:uuid:01990000-0000-7000-8000-000000000000", "")
        case Enum():
            yield from ("no_such_word", "")
        case Array(item=item):
            yield from (word for word in _wrong(item) if word)
        case Email() | Url() | Slug() | String() | Text() | Bytes() | Json():
            yield "x%00"
        case _:
            assert_never(type_)


def conditions(ground: Ground) -> Iterator[Probe]:
    """Headers that are none, and versions that no row has."""
    operation, target = ground.route.operation, ground.target()
    names = [str(each["name"]) for each in operation.parameters if each["in"] == "header"]
    for name in names:
        for value in HEADERS_WRONG.get(name, ()):
            yield Probe(operation.method, target, frozenset({INVALID}), None, {name: value})
    if "Idempotency-Key" in names:
        twice = {"Idempotency-Key": "a", "idempotency-key": "a"}
        yield Probe(operation.method, target, frozenset({INVALID}), None, twice)
    if "If-Match" in names and operation.body is None:
        absent = ground.target(id=ABSENT)
        for tag in ('"x"', 'W/"x"', '"1-0000000000000000"', '"a", "b"'):
            headers = {"If-Match": tag}
            # What is to be undeleted must be deleted first.
            refused = frozenset({409 if ground.route.kind is Kind.UNDELETE else 412})
            yield Probe(operation.method, target, refused, None, headers)
            yield Probe(operation.method, absent, frozenset({MISSING}), None, headers)


def methods(ground: Ground) -> Iterator[Probe]:
    """Methods that the path does not have, bodies where none is read, headers of no concern."""
    document = ground.world.running.project.document
    path, target = ground.route.operation.path, ground.target()
    there = {each.method for each in document.operations() if each.path == path}
    there |= {"OPTIONS", *(["HEAD"] if "GET" in there else [])}
    for method in ("HEAD", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "POST", "PUT", "PATCH"):
        if method not in there:
            yield Probe(method, target, frozenset({405}), allow=frozenset(there))
    yield Probe("OPTIONS", target, frozenset({204}), allow=frozenset(there))
    if ground.route.kind in {Kind.GET, Kind.LIST}:
        yield Probe("HEAD", target, frozenset({OK}))
        yield ground.probe(target, {OK}, b"{")
        for headers in (
            {"Accept": "application/xml"},
            {"X-HTTP-Method-Override": "DELETE"},
            {"X-Nothing": "x" * 50_000},
            {"Host": "evil.example", "X-Forwarded-Host": "evil.example"},
        ):
            yield Probe("GET", target, frozenset({OK}), None, headers)
