"""What was acknowledged is stored, whatever is stopped or killed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from codegen.dev.postgres import Server
from tests.api.databases import dump
from tests.api.servers import ROOT, ServerProcess, connect, server_process, wait_until


@pytest.fixture
def server(own_postgres: Server, own_url: str, tmp_path: Path) -> Iterator[ServerProcess]:
    """A server that may be killed, on the database that may be killed."""
    with server_process(ROOT, tmp_path / "server.log", {"DATABASE_URL": own_url}) as server:
        yield server
    own_postgres.start()


def test_what_was_stored_is_there_after_a_restart_of_both(
    server: ServerProcess, own_postgres: Server, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    with connect(server.base_url) as client:
        stored = [client.post(path, json={"title": f"Task {n}"}).json() for n in range(3)]
        stored[1] = client.patch(f"{path}/{stored[1]['id']}/complete").json()
        client.delete(f"{path}/{stored.pop(0)['id']}")
        server.stop()
        own_postgres.restart()
        server.start()

        assert client.get(path).json()["items"] == stored[::-1]
    assert "Traceback" not in server.log.read_text()


def test_no_acknowledged_write_is_lost_when_both_are_killed(
    server: ServerProcess, own_postgres: Server, own_url: str, alice: str
) -> None:
    path = f"/api/{alice}/tasks"
    acknowledged: list[str] = []
    refused: list[int] = []

    def write(worker: int) -> None:
        with connect(server.base_url) as client:
            for number in range(10_000):
                title = f"{worker}-{number}"
                try:
                    answer = client.post(path, json={"title": title})
                except httpx.HTTPError:
                    return
                if answer.status_code == 201:
                    acknowledged.append(title)
                else:
                    refused.append(answer.status_code)

    with ThreadPoolExecutor(6) as pool:
        writers = [pool.submit(write, worker) for worker in range(6)]
        wait_until(lambda: len(acknowledged) > 150)
        own_postgres.kill()
        wait_until(lambda: len(refused) > 5)
        server.kill()
        for writer in writers:
            writer.result()
    own_postgres.start()
    server.start()
    stored = {row["title"] for row in dump(own_url, "tasks") if row["user_id"] == alice}

    assert len(acknowledged) > 150
    assert not set(acknowledged) - stored
    assert set(refused) == {503}
    with connect(server.base_url) as client:
        assert client.get(path).status_code == 200
