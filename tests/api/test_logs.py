"""The log: one line for each request, as text or as JSON, and its id in every line about it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.api.projects import copy_project
from tests.api.servers import ServerProcess, connect, server_process

ID = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
HOOK = """
import logging

from typing_extensions import override

from generated.services.task import TaskServiceBase

logger = logging.getLogger(__name__)


class TaskService(TaskServiceBase):
    @override
    async def on_complete(self, task, data):
        logger.info("about to complete\\na task", extra={"title": task.title})
        raise RuntimeError("a defect")
"""


@contextmanager
def logging_server(
    folder: Path, database_url: str, **settings: str
) -> Iterator[tuple[ServerProcess, httpx.Client]]:
    """The application in a process of its own, which logs as it does in production."""
    project = folder / "project"
    copy_project(project)
    (project / "overrides" / "task.py").write_text(HOOK)
    environment = {"DATABASE_URL": database_url, **settings}
    with (
        server_process(project, folder / "log", environment) as server,
        connect(server.base_url) as client,
    ):
        yield server, client


def exercise(client: httpx.Client, owner: str) -> None:
    rows = f"/api/{owner}/tasks"
    row = client.post(rows, json={"title": "x"}).headers["Location"]
    client.head(row)
    client.get(f"{rows}/{uuid4()}")
    client.get("/nowhere/%0A?secret=1")
    client.patch(f"{row}/complete", headers={"X-Request-ID": ID})


def test_each_request_is_one_line_that_names_its_route_and_its_id(
    tmp_path: Path, database_url: str, alice: str
) -> None:
    with logging_server(tmp_path, database_url) as (server, client):
        exercise(client, alice)
        server.stop()
        said = server.log.read_text()

    lines = re.findall(r"^INFO: generated\.api\.requests: (.*) in [\d.]+ ms \[(.*)\]$", said, re.M)
    assert [line for line, _ in lines] == [
        "POST /api/{user_id}/tasks 201",
        "HEAD /api/{user_id}/tasks/{id} 200",
        "GET /api/{user_id}/tasks/{id} 404",
        "GET /nowhere/%0A 404",
        "PATCH /api/{user_id}/tasks/{id}/complete 500",
    ]
    assert len({id_ for _, id_ in lines}) == 5
    assert lines[-1][1] == ID
    assert f"a task [{ID}]\n" in said
    assert f"ERROR: generated.api.requests: request {ID} failed\n" in said
    assert "RuntimeError: a defect\n" in said
    assert "HTTP/1.1" not in said
    assert alice not in said
    assert "secret" not in said


def test_each_line_is_an_object_where_that_is_asked_for(
    tmp_path: Path, database_url: str, alice: str
) -> None:
    with logging_server(tmp_path, database_url, LOG_FORMAT="json") as (server, client):
        exercise(client, alice)
        server.stop()
        lines = [json.loads(line) for line in server.log.read_text().splitlines()]

    assert "Application startup complete." in {line["message"] for line in lines}
    for line in lines:
        assert {"time", "level", "logger", "message"} <= {*line}
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
    requests = [line for line in lines if "milliseconds" in line]
    assert [(each["method"], each["path"], each["status"]) for each in requests] == [
        ("POST", "/api/{user_id}/tasks", 201),
        ("HEAD", "/api/{user_id}/tasks/{id}", 200),
        ("GET", "/api/{user_id}/tasks/{id}", 404),
        ("GET", "/nowhere/%0A", 404),
        ("PATCH", "/api/{user_id}/tasks/{id}/complete", 500),
    ]
    own, failed, answered = [line for line in lines if line.get("request_id") == ID]
    assert (own["message"], own["title"]) == ("about to complete\na task", "x")
    assert (own["logger"], own["level"]) == ("overrides.task", "info")
    assert failed["exception"].endswith("RuntimeError: a defect")
    assert answered["milliseconds"] >= 0


def test_a_quiet_log_has_no_line_for_a_request(tmp_path: Path, database_url: str) -> None:
    with logging_server(tmp_path, database_url, LOG_LEVEL="error") as (server, client):
        client.get("/healthz")
        server.stop()

    assert "healthz" not in server.log.read_text()


@pytest.mark.parametrize("name", ["LOG_FORMAT=xml", "LOG_LEVEL=loud"])
def test_a_log_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    setting, _, value = name.partition("=")
    project = tmp_path / "project"
    copy_project(project)
    run = subprocess.run(
        [sys.executable, "-c", "from generated.config import load_settings; load_settings()"],
        cwd=project,
        env={"PYTHONPATH": str(project), "DATABASE_URL": "postgresql:///x", setting: value},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert run.stderr.startswith(f"{setting}: ")
