"""Every probe is answered as it should be, and leaves nothing behind that breaks later answers."""

import httpx
import pytest

from tests.api.probes import PLAIN, Probe, probes
from tests.api.raw import Answer, Connection, mentions_internals
from tests.api.servers import Api

PROBES = {probe.name: probe for probe in probes()}


@pytest.fixture(scope="module")
def owner(client: httpx.Client) -> str:
    """One owner for all probes: what one leaves behind, the others meet."""
    return "prober"


@pytest.fixture(scope="module")
def row(client: httpx.Client, owner: str) -> str:
    created = client.post(f"/api/{owner}/tasks", json={"title": "Probed"})
    return str(created.json()["id"])


def fire(api: Api, probe: Probe, owner: str, row: str) -> Answer:
    target = probe.target.replace("{owner}", owner).replace("{id}", row)
    with Connection(api.base_url) as connection:
        return connection.request(probe.method, target, probe.body, probe.headers)


@pytest.mark.parametrize("name", PROBES)
def test_a_probe_is_answered_as_documented(api: Api, owner: str, row: str, name: str) -> None:
    probe = PROBES[name]
    answer = fire(api, probe, owner, row)

    assert answer.status == abs(probe.expected), answer.body[:500]
    assert not mentions_internals(answer.body)
    assert len(answer.body) < 100_000
    if probe.expected == PLAIN:
        assert answer.body == b"Invalid HTTP request received."
    elif answer.status >= 400 and probe.method != "HEAD":
        problem = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert problem["status"] == answer.status
        assert {"type", "title", "detail"} <= set(problem)


def test_no_probe_leaves_a_row_that_cannot_be_read(
    api: Api, client: httpx.Client, owner: str, row: str
) -> None:
    for probe in PROBES.values():
        if probe.method in {"POST", "PUT", "PATCH"} and len(probe.body or b"") < 100_000:
            fire(api, probe, owner, row)
    listed = client.get(f"/api/{owner}/tasks?limit=200")
    ids = [task["id"] for task in listed.json()["items"]]

    assert listed.status_code == 200
    assert len(ids) >= 10
    for id_ in ids:
        read = client.get(f"/api/{owner}/tasks/{id_}")
        assert read.status_code == 200
        written = {name: read.json()[name] for name in ("title", "description", "completed")}
        assert client.put(f"/api/{owner}/tasks/{id_}", json=written).status_code == 200
