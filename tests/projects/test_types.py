"""What a field takes comes back, and what it does not take is refused, at every border there is."""

from __future__ import annotations

import pytest

from tests.projects.bench import Bench
from tests.projects.routes import Kind, routes
from tests.projects.running import PROJECTS, Running

CREATES = {
    f"{project.name}-{route.resource.name}": (project.name, route)
    for project in PROJECTS.values()
    for route in routes(project.catalog, project.document)
    if route.kind is Kind.CREATE
}


@pytest.mark.parametrize("name", CREATES)
def test_every_field_takes_what_it_says_and_nothing_else(
    name: str, started: dict[str, Running]
) -> None:
    project, route = CREATES[name]
    running = started[project]
    running.turn()

    assert list(Bench(running, route).faults()) == []
    assert running.turn().found == []
