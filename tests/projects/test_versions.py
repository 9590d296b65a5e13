"""Every write of one row, in this project and in every example, heeds what its caller has seen."""

from __future__ import annotations

import httpx
import psycopg
import pytest
from psycopg import sql

from codegen.catalog import Operation
from tests.projects.ownership import told
from tests.projects.planting import snapshot
from tests.projects.routes import Kind, Route, routes
from tests.projects.running import PROJECTS, Running
from tests.projects.trials import ABSENT, Trial, trial

ROUTES = {
    f"{project.name}-{route.operation.id}": (project.name, route)
    for project in PROJECTS.values()
    for route in routes(project.catalog, project.document)
    if route.one_row and route.resource.owned and route.resource.etag and route.kind is not Kind.GET
}
SEEN = {name: each for name, each in ROUTES.items() if Operation.GET in each[1].resource.operations}


def path(tried: Trial, id_: str) -> str:
    return tried.route.operation.fill(**tried.owner.mine, **tried.row.above, id=id_)


def write(tried: Trial, at: str, tag: str | None) -> httpx.Response:
    """Take the route, as somebody who has seen this version."""
    given = {} if tag is None else {"If-Match": tag}
    client, method = tried.running.client, tried.route.operation.method
    if tried.body is None:
        return client.request(method, at, headers=given)
    return client.request(method, at, json=tried.body, headers=given)


def shown(tried: Trial) -> str:
    """The version at which the row is shown, or that of a row that is not."""
    get = tried.running.project.document.operation(f"get_{tried.route.resource.name}")
    at = get.fill(**tried.owner.mine, **tried.row.above, id=tried.row.id)
    return str(tried.running.client.get(at).headers.get("ETag", '"0-0123456789abcdef"'))


def touch(running: Running, route: Route, id_: str) -> None:
    """Write a row behind the API's back, without changing anything in it."""
    with psycopg.connect(running.database_url) as connection:
        table = sql.Identifier(route.resource.plural)
        connection.execute(sql.SQL("UPDATE {} SET id = id WHERE id = %s").format(table), [id_])


@pytest.mark.parametrize("name", SEEN)
def test_a_row_is_written_at_the_version_that_was_seen_only(
    name: str, started: dict[str, Running]
) -> None:
    project, route = SEEN[name]
    tried = trial(started[project], route)
    stale = shown(tried)
    touch(tried.running, route, tried.row.id)
    before = snapshot(tried.running, [tried.owner.owner])
    refused = write(tried, path(tried, tried.row.id), stale)

    assert refused.status_code == 412, refused.text
    assert snapshot(tried.running, [tried.owner.owner]) == before
    current = "*" if route.kind is Kind.UNDELETE else shown(tried)
    done = write(tried, path(tried, tried.row.id), current)
    assert done.is_success, done.text


@pytest.mark.parametrize("name", ROUTES)
def test_a_row_that_is_not_there_has_no_version(name: str, started: dict[str, Running]) -> None:
    project, route = ROUTES[name]
    tried = trial(started[project], route)
    needed = "*" if route.resource.require_if_match else None
    plain = write(tried, path(tried, ABSENT), needed)

    assert plain.status_code == 404
    for tag in ("*", '"1-0123456789abcdef"'):
        for id_ in (ABSENT, tried.strange.id):
            answer = write(tried, path(tried, id_), tag)
            assert answer.status_code == 404
            assert told(answer) == told(plain)
