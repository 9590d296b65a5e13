"""What clients meet after an edit: words that were mapped, and fields that wait to be dropped."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from codegen import pipeline
from tests.api.databases import Databases, migrate
from tests.api.projects import make_project
from tests.api.servers import connect, server_process

FIRST = """\
spec: 1
api: { title: Tasks, version: 1.3.0 }
enums:
  Status: { values: [todo, doing, done] }
resources:
  task:
    fields:
      title: { type: string, required: true }
      status: { type: Status, default: todo }
      past: { type: "Status[]", default: [] }
      points: { type: integer, required: true, minimum: 1 }
  remark:
    fields: { text: { type: string, required: true } }
    relations: { task: { belongs_to: task } }
"""
MAPPED = FIRST.replace(
    "{ values: [todo, doing, done] }", "{ values: [todo, done], map_removed: { doing: todo } }"
)
RETIRED = (
    FIRST.partition("      points")[0].replace("1.3.0", "1.4.0")
    + "removed: { task.points: { drop_after: 1.5.0 }, remark: { drop_after: 1.5.0 } }\n"
)
TASKS = "/api/ada/tasks"


class Project:
    """A project in a folder of its own, and its database."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        (folder / "first.yaml").write_text(FIRST)
        make_project(folder, folder / "first.yaml", {})
        migrate(url, folder)

    def become(self, schema: str) -> None:
        """Edit the schema, and bring everything else in step."""
        path = self.folder / "schema.yaml"
        path.write_text(schema)
        pipeline.generate(path, lambda: None)
        pipeline.migrate(path, lambda: None)
        migrate(self.url, self.folder)

    @contextmanager
    def served(self) -> Iterator[httpx.Client]:
        """The API, as it is now."""
        environment = {"DATABASE_URL": self.url}
        with (
            server_process(self.folder, self.folder / "server.log", environment) as server,
            connect(server.base_url) as client,
        ):
            yield client

    def alembic(self, *words: str) -> subprocess.CompletedProcess[str]:
        """What Alembic says."""
        return subprocess.run(
            [sys.executable, "-m", "alembic", *words],
            cwd=self.folder,
            env={**os.environ, "DATABASE_URL": self.url, "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture
def project(tmp_path: Path, databases: Databases) -> Project:
    return Project(tmp_path, databases.create(databases.unused_name("over_http")))


def created(client: httpx.Client, **body: object) -> str:
    answer = client.post(TASKS, json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_rows_that_held_a_removed_word_answer_another(project: Project) -> None:
    with project.served() as client:
        task = created(client, title="a", status="doing", past=["doing", "done"], points=1)

    project.become(MAPPED)

    with project.served() as client:
        answer = client.get(f"{TASKS}/{task}").json()
        refused = client.post(TASKS, json={"title": "b", "status": "doing", "points": 1})
        created(client, title="b", status="done", points=1)
    assert (answer["status"], answer["past"]) == ("todo", ["todo", "done"])
    assert refused.status_code == 422
    assert project.alembic("check").returncode == 0


def test_what_is_retired_is_in_nobodys_way(project: Project) -> None:
    with project.served() as client:
        task = created(client, title="a", points=7)
        remark = client.post("/api/ada/remarks", json={"text": "b", "task_id": task})
        assert remark.status_code == 201

    project.become(RETIRED)

    with project.served() as client:
        assert "points" not in client.get(f"{TASKS}/{task}").json()
        assert client.get("/api/ada/remarks").status_code == 404
        created(client, title="new")
        assert client.delete(f"{TASKS}/{task}").status_code == 204
    assert project.alembic("check").returncode == 0

    project.become(RETIRED.replace("version: 1.4.0", "version: 1.5.0"))

    with project.served() as client:
        assert [each["title"] for each in client.get(TASKS).json()["items"]] == ["new"]
    assert project.alembic("check").returncode == 0
