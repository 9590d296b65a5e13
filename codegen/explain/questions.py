"""What a question is about: a route, a field or a resource of the catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias

from codegen.catalog import BelongsTo, Catalog, Field, HasMany, ManyToMany, Resource
from codegen.diagnostics import Span, closest
from codegen.emit.openapi import document
from codegen.explain.code import Function, functions

_METHODS = ("get", "head", "post", "put", "patch", "delete")
_PLACE = re.compile(r"(?P<file>[^:]+\.(ya?ml|py)):(?P<line>[0-9]{1,7})(:[0-9]+)?")
_ROUTE = re.compile(r"(?P<verb>[A-Za-z]{3,7})\s+(https?://[^/]+)?(?P<path>/[^?#\s]*)\S*")


class Unexplained(Exception):
    """There is nothing in the project that the question can be about."""

    def __init__(self, message: str, hint: str) -> None:
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Sources:
    """A project as it was read.

    `places` maps dotted names (`task.title`, `task.actions.complete`) to where they stand in the
    schema; `files` maps the paths of Python files to their text.
    """

    catalog: Catalog
    places: Mapping[str, Span]
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation of the API; `action` is set where it is one of the resource's own."""

    resource: Resource
    verb: str
    path: str
    operation: str
    action: str | None

    @property
    def subject(self) -> str:
        """What the answer is headed with."""
        return f"{self.verb} {self.path}"


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a resource."""

    resource: Resource
    field: Field

    @property
    def subject(self) -> str:
        """What the answer is headed with."""
        return f"{self.resource.name}.{self.field.name}"


@dataclass(frozen=True, slots=True)
class Related:
    """A relation that is no column: a join with other rows, or the rows that refer to this one."""

    resource: Resource
    relation: HasMany | ManyToMany

    @property
    def subject(self) -> str:
        """What the answer is headed with."""
        return f"{self.resource.name}.{self.relation.name}"


@dataclass(frozen=True, slots=True)
class Whole:
    """A resource."""

    resource: Resource

    @property
    def subject(self) -> str:
        """What the answer is headed with."""
        return self.resource.name


Subject: TypeAlias = Route | Member | Related | Whole


def subject(question: str, sources: Sources) -> Subject:
    """What the question is about. Raises Unexplained."""
    asked = question.strip()
    if (route := _ROUTE.fullmatch(asked)) is not None:
        return _route(route["verb"].upper(), route["path"], sources)
    if (place := _PLACE.fullmatch(asked)) is not None:
        return _at(PurePosixPath(place["file"]).as_posix(), int(place["line"]), sources)
    return _named(asked, sources)


def routes(catalog: Catalog) -> Iterator[Route]:
    """Every operation of the API's resources, in the order of the document."""
    by_plural = {resource.plural: resource for resource in catalog.resources}
    paths = document(catalog)["paths"]
    assert isinstance(paths, Mapping)
    for path, operations in paths.items():
        assert isinstance(operations, Mapping)
        for verb, operation in operations.items():
            if verb not in _METHODS or not isinstance(operation, Mapping):
                continue
            tags = operation.get("tags")
            resource = by_plural.get(str(tags[0])) if isinstance(tags, list) and tags else None
            if resource is not None:
                name = str(operation["operationId"])
                actions = [each.name for each in resource.actions if path.endswith(f"/{each.name}")]
                yield Route(resource, verb.upper(), path, name, next(iter(actions), None))


def _route(verb: str, path: str, sources: Sources) -> Route:
    known = list(routes(sources.catalog))
    matching = [route for route in known if _answers(route.path, path)]
    # The word of an action on the collection stands where the id of a row would.
    least = min((route.path.count("{") for route in matching), default=0)
    found = [route for route in matching if route.path.count("{") == least]
    asked = "GET" if verb == "HEAD" else verb
    for route in found:
        if route.verb == asked:
            return route
    if found:
        there = ", ".join(route.verb for route in found)
        raise Unexplained(f"{path} does not answer {verb}", f"it answers {there}")
    near = closest(path, [route.path for route in known])
    hint = f"did you mean {near}?" if near else "`codegen explain RESOURCE` lists its routes"
    raise Unexplained(f"there is no route {path}", hint)


def _answers(template: str, path: str) -> bool:
    if template == path:
        return True
    pattern = re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(template))
    return re.fullmatch(pattern, path) is not None


def _named(name: str, sources: Sources) -> Subject:
    catalog = sources.catalog
    head, _, rest = name.partition(".")
    for resource in catalog.resources:
        if head in (resource.name, resource.plural, resource.class_name):
            return _within(resource, rest, sources)
    for route in routes(catalog):
        if route.operation == name:
            return route
    known = [
        *(resource.name for resource in catalog.resources),
        *(f"{each.name}.{field.name}" for each in catalog.resources for field in each.fields),
        *(route.operation for route in routes(catalog)),
    ]
    near = closest(name, known)
    hint = "ask for a route, a field (`task.title`), or a place (`schema.yaml:20`)"
    raise Unexplained(f"the schema has no `{name}`", f"did you mean `{near}`?" if near else hint)


def _within(resource: Resource, rest: str, sources: Sources) -> Subject:
    """What a dotted name says after the resource: `title`, `actions.complete`, `relations.tags`."""
    word = rest.rpartition(".")[2]
    if not word:
        return Whole(resource)
    for field in (*resource.fields, *resource.computed):
        if word == field.name:
            return Member(resource, field)
    for route in routes(sources.catalog):
        if route.resource == resource and route.action == word:
            return route
    relation = resource.relation(word) or _by_member(resource, word)
    if isinstance(relation, HasMany | ManyToMany):
        return Related(resource, relation)
    column = relation.field if isinstance(relation, BelongsTo) else word
    if (found := resource.field(column)) is not None:
        return Member(resource, found)
    if "." in rest:
        return Whole(resource)
    near = closest(word, [field.name for field in resource.fields])
    hint = f"did you mean `{resource.name}.{near}`?" if near else "`codegen explain` a resource"
    raise Unexplained(f"`{resource.name}` has no `{word}`", hint)


def _by_member(resource: Resource, name: str) -> ManyToMany | None:
    """The relation whose list of ids has this name."""
    return next((link for link in resource.links if link.member == name), None)


def _at(file: str, line: int, sources: Sources) -> Subject:
    if file.endswith(".py"):
        return _in_code(file, line, sources)
    before = [
        (span.line, len(name), name)
        for name, span in sources.places.items()
        if name != "owner"
        and span.line <= line
        and (span.file == file or file.endswith(f"/{span.file}"))
    ]
    if not before:
        hint = "ask for a line below a resource's name"
        raise Unexplained(f"nothing in {file} begins at or before line {line}", hint)
    return _named(max(before)[2], sources)


def _in_code(file: str, line: int, sources: Sources) -> Subject:
    text = sources.files.get(file)
    stem = PurePosixPath(file).stem
    resource = next((each for each in sources.catalog.resources if each.module == stem), None)
    if text is None or resource is None:
        hint = "ask for a file of generated/ or overrides/ that belongs to a resource"
        raise Unexplained(f"{file} belongs to no resource of the schema", hint)
    around = [each for each in functions(text) if each.line <= line <= each.end]
    if around:
        return _of_function(around[-1], resource, sources)
    return Whole(resource)


def _of_function(function: Function, resource: Resource, sources: Sources) -> Subject:
    """The route that a function of a router, a service or an override has to do with."""
    name = re.sub("^(on|before|after)_", "", function.name)
    if function.name.startswith("compute_"):
        return _within(resource, function.name.removeprefix("compute_"), sources)
    for route in routes(sources.catalog):
        if route.resource == resource and (
            route.operation == name or name in (route.action, _operation_word(route))
        ):
            return route
    return Whole(resource)


def _operation_word(route: Route) -> str:
    """`list` for `list_tasks`."""
    return "" if route.action else route.operation.partition("_")[0]
