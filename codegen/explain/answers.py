"""The parts of an answer: where each stands, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from codegen.catalog import BelongsTo, HasMany, ManyToMany, Resource
from codegen.diagnostics import Span
from codegen.emit.openapi import document
from codegen.explain.code import (
    Function,
    constants,
    function,
    functions,
    tests_of_route,
    tests_that_say,
)
from codegen.explain.questions import (
    Member,
    Related,
    Route,
    Sources,
    Subject,
    Whole,
    routes,
    subject,
)
from codegen.storage import Table, table, tables

MAX_TESTS = 5
"""How many tests are named; whoever wants all of them searches for them."""


@dataclass(frozen=True, slots=True)
class Part:
    """One line of the answer: what it is about, where that stands, and a few words."""

    title: str
    place: Span | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """Constants of a generated service that are SQL, and where each stands."""

    module: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to say, and which constants are to be shown as SQL beside it."""

    subject: str
    parts: tuple[Part, ...]
    sql: tuple[str, ...] = ()
    statements: Statements | None = None


def explain(question: str, sources: Sources) -> Answer:
    """Where what is asked about comes from. Raises Unexplained."""
    about: Subject = subject(question, sources)
    match about:
        case Route():
            return _route(about, sources)
        case Member():
            return _member(about, sources)
        case Related():
            return _related(about, sources)
        case Whole():
            return _whole(about, sources)
        case _:
            assert_never(about)


def _route(route: Route, sources: Sources) -> Answer:
    module = route.resource.module
    router, service = f"generated/api/{module}.py", f"generated/services/{module}.py"
    handler = function(sources.files.get(router, ""), route.operation)
    method = _called(handler, sources.files.get(service, "")) if handler else None
    used = _statements(method, sources.files.get(service, "")) if method else ()
    parts = [
        _schema(_route_name(route), sources),
        *_code("route", router, handler),
        *_code("service", service, method),
        *_override(route, method, sources),
        *_tests(tests_of_route(sources.files, route.verb, route.path)),
    ]
    shown = Statements(f"generated.services.{module}", used) if used else None
    return Answer(route.subject, tuple(parts), statements=shown)


def _route_name(route: Route) -> str:
    name = route.resource.name
    return name if route.action is None else f"{name}.actions.{route.action}"


def _called(handler: Function, service: str) -> Function | None:
    """The method of the service that a handler calls."""
    known = {f"service.{each.name}": each for each in functions(service)}
    return next((known[call] for call in handler.calls if call in known), None)


def _statements(method: Function, service: str) -> tuple[str, ...]:
    """The constants that a method uses, by itself or through the methods that it calls."""
    known = {f"self.{each.name}": each for each in functions(service)}
    names, waiting, seen = set(method.names), list(method.calls), set()
    while waiting:
        call = waiting.pop()
        if call in known and call not in seen:
            seen.add(call)
            waiting += known[call].calls
            names |= known[call].names
    return tuple(sorted(constants(service) & names))


def _override(route: Route, method: Function | None, sources: Sources) -> Iterator[Part]:
    """What of a route is written by hand."""
    file = f"overrides/{route.resource.module}.py"
    text = sources.files.get(file)
    if text is None or not route.resource.overridden:
        yield Part("override", None, "none: the schema describes it wholly")
        return
    word = route.action or route.operation.partition("_")[0]
    hooks = {f"on_{word}", f"before_{word}", f"after_{word}", *([method.name] if method else [])}
    written = [each for each in functions(text) if each.name in hooks]
    if not written:
        yield Part("override", None, f"none of {file} has to do with it")
    for each in written:
        yield Part("override", _span(file, each), each.name)


def _member(member: Member, sources: Sources) -> Answer:
    resource, field = member.resource, member.field
    stored = table(resource, sources.catalog)
    file = f"overrides/{resource.module}.py"
    mentions = [
        Part("override", _span(file, each), each.name)
        for each in functions(sources.files.get(file, ""))
        if each.name == f"compute_{field.name}" or field.attribute in each.attributes
    ]
    parts = (
        _schema(_member_name(member, sources), sources),
        _wire(member.resource, member.field.name, sources),
        *mentions,
        *_tests(tests_that_say(sources.files, field.name)),
    )
    return Answer(member.subject, parts, tuple(_column_sql(stored, field.name)))


def _member_name(member: Member, sources: Sources) -> str:
    """The dotted name of a field, which a relation or the parent may have made."""
    resource, field = member.resource, member.field
    for relation in resource.relations:
        if isinstance(relation, BelongsTo) and relation.field == field.name:
            named = f"{resource.name}.relations.{relation.name}"
            return named if named in sources.places else f"{resource.name}.parent"
    if field in resource.computed:
        return f"{resource.name}.computed.{field.name}"
    return f"{resource.name}.{field.name}"


def _wire(resource: Resource, name: str, sources: Sources) -> Part:
    return Part("wire", None, ", ".join(_bodies(resource, name, sources)) or "in no body")


def _bodies(resource: Resource, member: str, sources: Sources) -> Iterator[str]:
    """The components of the OpenAPI document, and the parameters, that have the member."""
    components = document(sources.catalog)["components"]
    assert isinstance(components, dict)
    for name, schema in components["schemas"].items():
        own = name.startswith(resource.class_name)
        if own and member in schema.get("properties", {}):
            required = member in schema.get("required", [])
            yield f"{name} ({'required' if required else 'may be left out'})"
    for each in resource.listing.filters:
        if each.field == member:
            yield f"?{each.parameter}="


def _related(related: Related, sources: Sources) -> Answer:
    resource, relation = related.resource, related.relation
    schema = _schema(f"{resource.name}.relations.{relation.name}", sources)
    asked = [Part("wire", None, f"?expand={relation.name}")]
    match relation:
        case ManyToMany(member=member, join=join):
            stored = next(each for each in tables(sources.catalog) if each.name == join.table)
            return Answer(
                related.subject,
                (
                    schema,
                    Part("table", None, join.table),
                    _wire(resource, member, sources),
                    *(asked if relation.name in resource.listing.expand else ()),
                    *_tests(tests_that_say(sources.files, member)),
                ),
                (*_column_sql(stored, join.near), *_column_sql(stored, join.far)),
            )
        case HasMany(target=target, field=field):
            rows = sources.catalog.resource(target)
            return Answer(
                related.subject,
                (
                    schema,
                    Part("table", None, f"{rows.plural}, whose {field} is the id"),
                    *(asked if relation.name in resource.listing.expand else ()),
                    *_tests(tests_that_say(sources.files, relation.name)),
                ),
                tuple(_column_sql(table(rows, sources.catalog), field)),
            )
        case _:
            assert_never(relation)


def _column_sql(stored: Table, name: str) -> Iterator[str]:
    column = stored.column(name)
    if column is None:
        yield "-- not stored: it is computed"
        return
    default = "" if column.default is None else f" DEFAULT {column.default}"
    yield f"{column.name} {column.type}{'' if column.nullable else ' NOT NULL'}{default}"
    for check in stored.checks:
        if check.column == name:
            yield f"CONSTRAINT {check.name} CHECK ({check.sql})"
    for key in stored.foreign_keys:
        if name in key.columns:
            target = f"{key.table} ({', '.join(key.target)})"
            own = ", ".join(key.columns)
            yield f"CONSTRAINT {key.name} FOREIGN KEY ({own}) REFERENCES {target}"
    for unique in stored.uniques:
        if name in unique.columns:
            yield f"CONSTRAINT {unique.name} UNIQUE ({', '.join(unique.columns)})"
    for index in stored.indexes:
        if name in [each.column for each in index.keys]:
            yield f"INDEX {index.name} ({', '.join(each.column for each in index.keys)})"


def _whole(whole: Whole, sources: Sources) -> Answer:
    resource = whole.resource
    own = [route for route in routes(sources.catalog) if route.resource == resource]
    file = f"overrides/{resource.module}.py"
    parts = (
        _schema(resource.name, sources),
        Part("table", None, resource.plural),
        *(Part("route", None, f"{route.verb} {route.path}") for route in own),
        Part("override", None, file if resource.overridden else "none"),
    )
    return Answer(resource.name, parts)


def _schema(name: str, sources: Sources) -> Part:
    """The line of the schema; what has no line of its own is said by the resource's."""
    while name not in sources.places and "." in name:
        name = name.rpartition(".")[0]
    return Part("schema", sources.places.get(name), name)


def _code(title: str, file: str, found: Function | None) -> Iterator[Part]:
    if found is not None:
        yield Part(title, _span(file, found), found.name)


def _tests(found: Iterator[tuple[str, Function]]) -> Iterator[Part]:
    named = [Part("test", _span(file, test), test.name) for file, test in found]
    yield from named[:MAX_TESTS]
    if len(named) > MAX_TESTS:
        yield Part("test", None, f"and {len(named) - MAX_TESTS} more")
    if not named:
        yield Part("test", None, "none in tests/ names it")


def _span(file: str, found: Function) -> Span:
    return Span(file, found.line, 1, 2)
