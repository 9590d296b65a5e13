"""Requests that no client library would send are refused by every project, wherever they go."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.api.probes import FRAMING, PLAIN
from tests.api.raw import Answer, Connection, mentions_internals
from tests.projects.probing import Ground, Probe, bodies, conditions, methods, paths, queries
from tests.projects.routes import routes
from tests.projects.running import PROJECTS, Running
from tests.projects.stored import unreadable
from tests.projects.world import Row, World

KINDS: dict[str, Callable[[Ground], Iterator[Probe]]] = {
    "bodies": bodies,
    "paths": paths,
    "queries": queries,
    "methods": methods,
    "conditions": conditions,
}
GROUNDS: dict[str, list[Ground]] = {}


def grounds(running: Running) -> list[Ground]:
    """Every route of a project, each with a row that is there."""
    name = running.project.name
    if name not in GROUNDS:
        world, rows = World(running, running.project.owner("prober")), dict[str, Row]()
        for route in routes(running.project.catalog, running.project.document):
            resource = route.resource
            if resource.name not in rows:
                rows[resource.name] = world.make(resource)
            GROUNDS.setdefault(name, []).append(Ground(route, world, rows[resource.name]))
    return GROUNDS[name]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", PROJECTS)
def test_every_route_refuses_what_is_wrong(
    name: str, kind: str, started: dict[str, Running]
) -> None:
    running = started[name]
    running.turn()
    probes = [probe for ground in grounds(running) for probe in KINDS[kind](ground)]
    faults = list(fired(running, probes))

    assert len(probes) > 20
    assert faults == []
    assert running.turn().found == []


@pytest.mark.parametrize("name", PROJECTS)
def test_what_is_no_http_is_told_so(name: str, started: dict[str, Running]) -> None:
    running = started[name]
    target = grounds(running)[0].target()
    for probe in FRAMING:
        if probe.expected == PLAIN:
            with Connection(str(running.client.base_url)) as connection:
                answer = connection.request("POST", target, probe.body, probe.headers)
            assert answer.status == 400, probe.name
            assert answer.body == b"Invalid HTTP request received."


@pytest.mark.parametrize("name", PROJECTS)
def test_no_probe_leaves_a_row_that_cannot_be_read(name: str, started: dict[str, Running]) -> None:
    running = started[name]

    owner = grounds(running)[0].world.owner

    assert list(unreadable(running, owner)) == []


def fired(running: Running, probes: list[Probe]) -> Iterator[str]:
    """Send each, and tell of those that are not answered as they should be."""
    connection = Connection(str(running.client.base_url))
    tokens = running.project.tokens
    for probe in probes:
        shown = tokens.of(probe.target) if tokens else {}
        headers = {**probe.headers, **shown}
        try:
            answer = connection.request(probe.method, probe.target, probe.body, headers)
        except ConnectionError:
            yield f"{probe} was answered by hanging up"
            connection = Connection(str(running.client.base_url))
            continue
        if answer.headers.get("connection") == "close":
            connection.close()
            connection = Connection(str(running.client.base_url))
        for fault in wrong(probe, answer):
            yield f"{probe} {fault}"
    connection.close()


def wrong(probe: Probe, answer: Answer) -> Iterator[str]:
    """What is wrong with an answer."""
    if answer.status not in probe.expected:
        yield f"was answered {answer.status}: {answer.body[:200]!r}"
    if probe.allow and set(answer.headers.get("allow", "").split(", ")) != probe.allow:
        yield f"allows {answer.headers.get('allow')}, and not {sorted(probe.allow)}"
    if mentions_internals(answer.body) or len(answer.body) > 100_000:
        yield f"was answered with too much: {answer.body[:500]!r}"
    if answer.status >= 400 and probe.method != "HEAD":
        if answer.headers.get("content-type") != "application/problem+json":
            yield f"was refused with {answer.headers.get('content-type')}"
        elif answer.json()["status"] != answer.status:
            yield f"was refused with another status in the body: {answer.body[:200]!r}"
