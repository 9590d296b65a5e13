"""Requests that no client library would send are refused by every project, wherever they go."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.api.probes import BODIES, HEADERS, MALFORMED, WRONG_MEDIA
from tests.api.raw import Connection, mentions_internals
from tests.projects.routes import Kind, routes
from tests.projects.running import PROJECTS, Project, Running
from tests.projects.world import World

SMALL = 100_000
BROKEN = {name: body for name, body in BODIES[MALFORMED].items() if len(body) < SMALL}
"""Bodies that are no JSON, or not the same JSON to everybody."""
STRANGE = {
    "null": b"null",
    "an array": b"[]",
    "a text": b'"x"',
    "a number": b"5",
    "an unknown member": b'{"no_such_member": 1}',
    "the id": b'{"id": "01990000-0000-7000-8000-000000000000"}',
    "no body": b"",
}
"""JSON that is no row of anything."""


@pytest.mark.parametrize("name", PROJECTS)
def test_a_body_that_is_none_is_refused_by_every_resource(
    name: str, started: dict[str, Running]
) -> None:
    running = started[name]
    running.turn()
    expected: dict[str, tuple[int, bytes, Mapping[str, str]]] = {
        name: (MALFORMED, body, {}) for name, body in BROKEN.items()
    }
    expected |= {name: (422, body, {}) for name, body in STRANGE.items()}
    expected |= {
        name: (WRONG_MEDIA, b"{}", headers) for name, headers in HEADERS[WRONG_MEDIA].items()
    }
    wrong = [
        (path, probe, answer)
        for path in creations(running)
        for probe, (status, body, headers) in expected.items()
        if (answer := fire(running, path, body, dict(headers))) != (status, False)
    ]

    assert wrong == []
    assert running.turn().found == []


def creations(running: Running) -> list[str]:
    """The paths at which rows are created, below parents that are there."""
    project: Project = running.project
    world = World(running, project.owner("prober"))
    return [
        world.path(route.resource, world.above(route.resource))
        for route in routes(project.catalog, project.document)
        if route.kind is Kind.CREATE
    ]


def fire(running: Running, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bool]:
    """How a body is answered, and whether the answer speaks of what is inside."""
    tokens = running.project.tokens
    headers = {**headers, **(tokens.of(path) if tokens else {})}
    with Connection(str(running.client.base_url)) as connection:
        answer = connection.request("POST", path, body, headers)
    return answer.status, mentions_internals(answer.body)
