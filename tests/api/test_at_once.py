"""No request about many rows reaches one of another owner, whatever the kind of resource."""

from __future__ import annotations

import pytest

from codegen import pipeline
from tests.api.at_once import SCHEMA
from tests.projects.bench import Bench
from tests.projects.ownership import leaks
from tests.projects.routes import Kind, Route, differences, routes
from tests.projects.running import Running
from tests.projects.test_ownership import cuts, unnoticed

CATALOG = pipeline.load(SCHEMA)
NAMES = [resource.name for resource in CATALOG.resources]
MANY = {Kind.CLEAR, Kind.BATCH}


def of(running: Running, name: str) -> list[Route]:
    """The routes of one resource."""
    found = routes(running.project.catalog, running.project.document)
    return [each for each in found if each.resource.name == name]


def test_every_operation_of_the_document_is_tried(at_once: Running) -> None:
    assert differences(at_once.project.catalog, at_once.project.document) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_route_lets_no_stranger_in(at_once: Running, name: str) -> None:
    found = [route for route in of(at_once, name) if route.kind in MANY]

    assert len(found) == len(MANY)
    assert {route.operation.id: leaks(at_once, route) for route in found} == {
        route.operation.id: [] for route in found
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_that_loses_its_owner_is_noticed(at_once: Running, name: str) -> None:
    every = [cut for cut in cuts(at_once, of(at_once, name), most=100) if cut[0].kind in MANY]

    assert every != []
    assert [fault for cut in every for fault in unnoticed(at_once, cut)] == []


def test_a_batch_stores_what_single_operations_store(at_once: Running) -> None:
    (route,) = (each for each in of(at_once, "gauge") if each.kind is Kind.CREATE)

    assert list(Bench(at_once, route).faults()) == []
