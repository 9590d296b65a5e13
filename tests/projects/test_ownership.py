"""No request of one owner reaches a row of another, in this project and in every example."""

from __future__ import annotations

import os

import pytest

from tests.projects.ownership import leaks, leaks_of
from tests.projects.routes import Route, routes, unknown
from tests.projects.running import PROJECTS, Project, Running
from tests.projects.trials import trial

ROUTES = {
    f"{project.name}-{route.operation.id}": (project.name, route)
    for project in PROJECTS.values()
    for route in routes(project.catalog, project.document)
}
OWNED = {name: found for name, found in ROUTES.items() if found[1].resource.owned}
MUTANTS = int(os.environ.get("MUTANTS", "2"))
"""How many statements of each route lose their owner, at the most; `make fuzz` tries them all."""

Cut = tuple[str, int | None]
"""A statement, and which of its predicates it loses: one by its number, or all."""


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_lets_no_stranger_in(name: str, started: dict[str, Running]) -> None:
    project, route = ROUTES[name]
    running = started[project]
    running.turn()

    assert leaks(running, route) == []
    assert running.turn().found == []


def test_every_operation_of_the_document_is_tried(project: Project) -> None:
    assert unknown(project.catalog, project.document) == []


@pytest.mark.parametrize("name", OWNED)
def test_a_statement_that_loses_its_owner_is_noticed(
    name: str, started: dict[str, Running]
) -> None:
    project, route = OWNED[name]
    running = started[project]

    assert [fault for cut in cuts(running, route) for fault in unnoticed(running, route, cut)] == []


def cuts(running: Running, route: Route) -> list[Cut]:
    """What the statements of a route can lose; those that name an owner twice can lose each."""
    tried = trial(running, route)
    running.turn()
    leaks_of(tried)
    scoped = {name: count for name, count in running.turn().statements.items() if count}
    chosen = sorted(scoped, key=lambda name: -scoped[name])[:MUTANTS]
    every: list[Cut] = [(name, None) for name in chosen]
    each: list[Cut] = [(name, lost) for name in chosen for lost in range(scoped[name])]
    return every + (each if len(scoped) < MUTANTS else [])


def unnoticed(running: Running, route: Route, cut: Cut) -> list[str]:
    """Why nobody would know, if a statement lost its owner."""
    tried = trial(running, route)
    running.turn(cut)
    found = leaks_of(tried)
    seen = running.turn()
    name, lost = cut
    whole = lost is None
    faults = []
    if not seen.mutated:
        faults.append(f"it was not sent again: {name}")
    if not any("without its owner" in each for each in seen.found) and "INSERT" not in name:
        faults.append(f"the guard did not see: {name}")
    walled = running.project.catalog.row_level_security
    if whole and found == [] and not walled:
        faults.append(f"no request showed: {name}")
    if walled and found != [] and "INSERT" not in name:
        faults.append(f"the policies let through: {name}: {found}")
    return faults
