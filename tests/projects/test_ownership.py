"""No request of one owner reaches a row of another, in this project and in every example."""

from __future__ import annotations

import os

import pytest

from tests.projects.ownership import attempt, leaks, leaks_of
from tests.projects.routes import Kind, Route, differences, routes
from tests.projects.running import PROJECTS, Project, Running

ROUTES = {
    f"{project.name}-{route.operation.id}": (project.name, route)
    for project in PROJECTS.values()
    for route in routes(project.catalog, project.document)
}
RESOURCES = {
    f"{project.name}-{resource.name}": (project.name, resource.name)
    for project in PROJECTS.values()
    for resource in project.catalog.resources
    if resource.owned
}
MUTANTS = int(os.environ.get("MUTANTS", "2"))
"""How many statements of each resource lose their owner, at the most; `make fuzz` tries all."""

Cut = tuple[Route, str, int | None]
"""A statement of a route, and which of its predicates it loses: one by its number, or all."""


@pytest.mark.parametrize("name", ROUTES)
def test_a_route_lets_no_stranger_in(name: str, started: dict[str, Running]) -> None:
    project, route = ROUTES[name]

    assert leaks(started[project], route) == []


def test_every_operation_of_the_document_is_tried(project: Project) -> None:
    assert differences(project.catalog, project.document) == set()


@pytest.mark.parametrize("name", RESOURCES)
def test_a_statement_that_loses_its_owner_is_noticed(
    name: str, started: dict[str, Running]
) -> None:
    project, resource = RESOURCES[name]
    running = started[project]
    own = [
        route for of, route in ROUTES.values() if (of, route.resource.name) == (project, resource)
    ]

    assert [fault for cut in cuts(running, own) for fault in unnoticed(running, cut)] == []


def cuts(running: Running, own: list[Route], most: int = MUTANTS) -> list[Cut]:
    """What the statements of these routes can lose; those that name an owner twice, each."""
    found: dict[str, Cut] = {}
    counts: dict[str, int] = {}
    # What has just been created has no twin yet, so that it is told apart by its id.
    for route in sorted(own, key=lambda route: route.kind in {Kind.CREATE, Kind.BATCH}):
        for statement, count in learned(running, route).items():
            found.setdefault(statement, (route, statement, None))
            counts[statement] = count
    chosen = sorted(found, key=lambda statement: (-counts[statement], statement))[:most]
    parts = [
        (found[statement][0], statement, lost)
        for statement in chosen
        for lost in range(counts[statement])
        if counts[statement] > 1
    ]
    return [*(found[statement] for statement in chosen), *parts]


def learned(running: Running, route: Route) -> dict[str, int]:
    """The statements of a route that name the owner, and how often each does."""
    if route.operation.id not in running.learned:
        leaks(running, route)
    return running.learned.get(route.operation.id, {})


def unnoticed(running: Running, cut: Cut) -> list[str]:
    """Why nobody would know, if a statement lost its owner."""
    route, statement, lost = cut
    made = attempt(running, route)
    running.turn((statement, lost))
    found = next(leaks_of(made), None)
    seen = running.turn()
    guarded = any("without its owner" in each for each in seen.found) or "INSERT" in statement
    walled = running.project.catalog.row_level_security
    faults = []
    if not seen.mutated:
        faults.append(f"{route.operation.id} did not send it again: {statement}")
    if not guarded:
        faults.append(f"{route.operation.id}: the guard did not see: {statement}")
    # Nobody else has a row with the id of one that a hook changes right after it was created.
    single = route.kind is Kind.CREATE and statement.startswith("UPDATE")
    if lost is None and found is None and not walled and not single:
        faults.append(f"{route.operation.id}: no request showed: {statement}")
    if walled and found is not None and "INSERT" not in statement:
        faults.append(f"{route.operation.id}: the policies let through: {statement}: {found}")
    return faults
