"""The matrix of ownership: every route, tried in every way that reaches for another's rows.

It is derived from the catalog and the document, so that a new route joins by itself. A route that
cannot be exercised is told of like a leak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import httpx

from tests.api.document import Json
from tests.api.matrix import shape
from tests.projects.asking import asked_lists
from tests.projects.batched import claiming, reaching, referring
from tests.projects.planting import snapshot
from tests.projects.routes import Kind, Route
from tests.projects.running import Running
from tests.projects.trials import ABSENT, Trial, trial
from tests.projects.world import World

INSTANCE = re.compile(r',"instance":"urn:uuid:[0-9a-f-]{36}"')
CHANGING = {Kind.CREATE, Kind.DELETE, Kind.CLEAR, Kind.BATCH, Kind.UNDELETE}
Path = tuple[World, Mapping[str, str], str]


@dataclass(frozen=True)
class Attempt:
    """A trial, and everything that is reached for in it: all of it is there before it begins."""

    tried: Trial
    paths: tuple[tuple[Path, Path], ...]
    bodies: tuple[tuple[str, int, tuple[Json, Json]], ...]
    """What a body reaches for, how that is answered, and the bodies: another's id and nobody's."""


def attempt(running: Running, route: Route) -> Attempt:
    """Make everything that is needed to try a route. Raises AssertionError where it cannot be."""
    tried = trial(running, route)
    return Attempt(tried, tuple(_pairs(tried)), tuple(_bodies(tried)))


def leaks(running: Running, route: Route) -> list[str]:
    """What of another's can be seen or changed by a route, and what could not be tried at all."""
    running.turn()
    try:
        made = attempt(running, route)
    except AssertionError as error:
        return [f"there is no row to try it on: {error}"]
    before = running.turn()
    found = list(leaks_of(made))
    seen = running.turn()
    running.learned[route.operation.id] = seen.scoped
    return [*found, *before.found, *seen.found]


def leaks_of(made: Attempt) -> Iterator[str]:
    """What of another's can be seen or changed in an attempt, as it comes to light."""
    try:
        yield from _leaks(made)
    except AssertionError as error:
        yield f"it could not be tried: {error}"
    yield from made.tried.broken


def _leaks(made: Attempt) -> Iterator[str]:
    tried = made.tried
    everybody = (tried.owner.owner, *tried.others)
    before = snapshot(tried.running, everybody)
    if tried.route.resource.owned:
        # What changes nothing is another statement, which only finds the row.
        sent = [tried.body, {}] if tried.route.kind is Kind.UPDATE else [tried.body]
        for body in sent:
            for another, absent in made.paths:
                yield from _told_apart(
                    404, *(tried.call(*path, body=body) for path in (another, absent))
                )
        for member, status, bodies in made.bodies:
            answers = (
                tried.call(tried.owner, tried.row.above, tried.row.id, body=body) for body in bodies
            )
            yield from (f"`{member}`: {leak}" for leak in _told_apart(status, *answers))
        yield from _forgeries(tried)
    if tried.route.kind in {Kind.LIST, Kind.GET}:
        yield from asked_lists(tried)
    if snapshot(tried.running, everybody) != before:
        yield "what was refused or only read has changed something"
    yield from _succeeds(tried)


def _told_apart(status: int, another: httpx.Response, absent: httpx.Response) -> Iterator[str]:
    """What is another's must be answered like what nobody has."""
    for answer in (another, absent):
        if answer.status_code != status:
            yield f"{answer.request.url} was answered {answer.status_code}: {answer.text[:300]}"
    if told(another) != told(absent) or shape(another) != shape(absent):
        yield f"another's can be told from what is not there: {another.text} {absent.text}"


def told(answer: httpx.Response) -> str:
    """What an answer says, but for the name of the request, which no two share."""
    return INSTANCE.sub("", answer.text)


def _pairs(tried: Trial) -> Iterator[tuple[Path, Path]]:
    """Paths to what is another's, or not where it is said to be, each with one to nothing."""
    row, strange = tried.row, tried.strange
    nowhere = dict.fromkeys(row.above, ABSENT)
    resource, catalog = tried.route.resource, tried.running.project.catalog
    owned = [f"{each.name}_id" for each in catalog.ancestors(resource) if each.owned]
    if tried.route.one_row or owned:
        yield (tried.stranger, row.above, row.id), (tried.stranger, nowhere, ABSENT)
    if tried.route.one_row:
        yield (tried.stranger, strange.above, row.id), (tried.stranger, strange.above, ABSENT)
        yield (tried.owner, row.above, strange.id), (tried.owner, row.above, ABSENT)
    for name in owned:
        missing = (tried.owner, {**row.above, name: ABSENT}, row.id)
        yield (tried.owner, {**row.above, name: strange.above[name]}, row.id), missing
        # A parent of the owner's own, but not the one above: of what is there, it has nothing.
        if tried.route.one_row or len(owned) > 1:
            other = tried.owner.above(resource)
            yield (tried.owner, {**row.above, name: other[name]}, row.id), missing


def _bodies(tried: Trial) -> Iterator[tuple[str, int, tuple[Json, Json]]]:
    """Bodies that refer, or that name rows, each with another's id and one that nobody has."""
    resource, row, body = tried.route.resource, tried.row, tried.body or {}
    if tried.route.kind is Kind.BATCH:
        for kind, bodies in reaching(resource, row, tried.strange.id, ABSENT):
            yield kind, 404, bodies
    for member, (another, absent) in _references(tried):
        if tried.route.kind is not Kind.BATCH:
            yield member, 409, ({**body, member: another}, {**body, member: absent})
            continue
        for told, bodies in referring(resource, row, body, member, (another, absent)):
            yield told, 409, bodies


def _references(tried: Trial) -> Iterator[tuple[str, tuple[Json, Json]]]:
    """Members of the body that refer, each with another's id and one that nobody has."""
    if tried.route.kind not in {Kind.CREATE, Kind.REPLACE, Kind.UPDATE, Kind.BATCH}:
        return
    resource, catalog = tried.route.resource, tried.running.project.catalog
    creates = tried.route.kind in {Kind.CREATE, Kind.BATCH}
    members = resource.created if creates else resource.changed
    for each in members:
        if each.reference is not None and catalog.resource(each.reference.target).owned:
            target = catalog.resource(each.reference.target)
            yield each.name, (tried.stranger.make(target).id, ABSENT)
    for link in resource.links:
        target = catalog.resource(link.target)
        if link.writable and target.owned:
            yield link.member, ([tried.stranger.make(target).id], [ABSENT])


def _forgeries(tried: Trial) -> Iterator[str]:
    """What is taken from a body that only the path and the database may say."""
    if tried.route.operation.body is None:
        return
    (theirs,) = tried.stranger.mine.items()
    forged = dict([theirs, ("id", ABSENT), ("created_at", "2020-01-01T00:00:00Z")])
    if tried.route.resource.parent is not None:
        forged[tried.route.resource.parent.field] = ABSENT
    told = tried.body or {}
    for name, value in forged.items():
        bodies: list[Json] = [{**told, name: value}]
        if tried.route.kind is Kind.BATCH:
            bodies += claiming(tried.route.resource, tried.row, told, name, value)
        for body in bodies:
            answer = tried.call(tried.owner, tried.row.above, tried.row.id, body=body)
            if answer.status_code != 422:
                yield f"`{name}` in the body was answered {answer.status_code}: {answer.text[:200]}"


def _succeeds(tried: Trial) -> Iterator[str]:
    """The owner can do it, and it changes nothing of anybody else's."""
    mine = (tried.owner.owner,)
    before, own = snapshot(tried.running, tried.others), snapshot(tried.running, mine)
    answer = tried.call(tried.owner, tried.row.above, tried.row.id, body=tried.body)
    if not answer.is_success:
        yield f"the owner was answered {answer.status_code}: {answer.text[:500]}"
    yield from foreign(tried, answer)
    if snapshot(tried.running, tried.others) != before:
        yield "it changed something of another's"
    changing = tried.route.kind in CHANGING
    if changing and snapshot(tried.running, mine) == own:
        yield "it changed nothing of the owner's"
    (name,) = tried.owner.mine
    for shown in _objects(answer.json() if answer.content else {}):
        if name in shown and shown[name] != tried.owner.owner:
            yield f"the answer names another owner, {shown[name]}"


def _objects(answer: Json) -> Iterator[dict[str, Json]]:
    """The rows that an answer is made of, or the one that it is."""
    match answer:
        case dict():
            yield answer
            yield from (row for part in answer.values() for row in _objects(part))
        case list():
            yield from (row for part in answer for row in _objects(part))
        case _:
            pass


def foreign(tried: Trial, answer: httpx.Response) -> Iterator[str]:
    """What an answer to the owner tells of others."""
    for other in tried.others:
        if other in answer.text:
            yield f"{answer.request.url} tells of another's: {answer.text[:500]}"
