"""What clients meet after an edit, on one project that is edited three times and served each time.

Words are mapped and types change; then a field and a resource wait to be dropped; then they are.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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
      views: { type: integer, default: 0 }
      effort: { type: string, nullable: true, max_length: 20 }
      price: { type: integer, nullable: true }
      due: { type: string, nullable: true, max_length: 10 }
      points: { type: integer, nullable: true, minimum: 1 }
    list: { filter: { views: [gt] }, sort: [views], index_hint: none }
  remark:
    fields: { text: { type: string, required: true } }
    relations: { task: { belongs_to: task } }
"""
DAYS = "\"substring(effort FROM '^[0-9]+')::integer\""
EDITS = {
    "[todo, doing, done] }": "[todo, done], map_removed: { doing: todo } }",
    "views: { type: integer": "views: { type: bigint",
    "effort: { type: string, nullable: true, max_length: 20 }": (
        f"effort: {{ type: integer, nullable: true, convert: {DAYS} }}"
    ),
    "price: { type: integer": "price: { type: decimal, precision: 9, scale: 2",
    "due: { type: string, nullable: true, max_length: 10 }": "due: { type: date, nullable: true }",
}
TASKS, REMARKS = "/api/ada/tasks", "/api/ada/remarks"
MANY = 2**31


def edited(schema: str) -> str:
    """The schema with words that are mapped, and types that are others."""
    for before, after in EDITS.items():
        assert before in schema
        schema = schema.replace(before, after)
    return schema


SECOND = edited(FIRST)
WITHOUT_POINTS = SECOND.replace("      points: { type: integer, nullable: true, minimum: 1 }\n", "")
THIRD = (
    WITHOUT_POINTS.partition("  remark:")[0].replace("1.3.0", "1.4.0")
    + "removed: { task.points: { drop_after: 1.5.0 }, remark: { drop_after: 1.5.0 } }\n"
)
FOURTH = THIRD.replace("version: 1.4.0", "version: 1.5.0")


class Project:
    """A project in a folder of its own, and its database."""

    def __init__(self, folder: Path, url: str, schema: str) -> None:
        self.folder = folder
        self.url = url
        (folder / "first.yaml").write_text(schema)
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


@dataclass
class Told:
    """What was answered, by whom, and what Alembic said in between."""

    first: dict[str, httpx.Response]
    second: dict[str, httpx.Response]
    third: dict[str, httpx.Response]
    fourth: dict[str, httpx.Response]
    checks: list[int]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Told:
    project = Project(
        tmp_path_factory.mktemp("over_http"),
        databases.create(databases.unused_name("over_http")),
        FIRST,
    )
    with project.served() as client:
        first = asked_first(client)
    task = first["old"].json()["id"]
    project.become(SECOND)
    with project.served() as client:
        second = asked_second(client, task)
    checks = [project.alembic("check").returncode]
    project.become(THIRD)
    with project.served() as client:
        third = asked_third(client, task)
    checks.append(project.alembic("check").returncode)
    project.become(FOURTH)
    with project.served() as client:
        fourth = {"list": client.get(TASKS)}
    checks.append(project.alembic("check").returncode)
    return Told(first, second, third, fourth, checks)


OLD = {
    **{"title": "old", "status": "doing", "past": ["doing", "done"], "points": 7},
    **{"views": MANY - 1, "effort": "3 days", "price": 5, "due": "2026-01-31"},
}
NEW = {"title": "new", "views": MANY + 5, "effort": 4, "price": "0.25", "due": "2026-02-28"}


def asked_first(client: httpx.Client) -> dict[str, httpx.Response]:
    old = client.post(TASKS, json=OLD)
    remark = {"text": "b", "task_id": old.json()["id"]}
    return {
        "old": old,
        "bare": client.post(TASKS, json={"title": "bare"}),
        "remark": client.post(REMARKS, json=remark),
        "too many": client.post(TASKS, json={"title": "a", "views": MANY}),
    }


def asked_second(client: httpx.Client, task: str) -> dict[str, httpx.Response]:
    return {
        "old": client.get(f"{TASKS}/{task}"),
        "new": client.post(TASKS, json=NEW),
        "many": client.get(TASKS, params={"views.gt": MANY, "sort": "views"}),
        "all": client.get(TASKS, params={"sort": "views"}),
        "word": client.post(TASKS, json={"title": "b", "status": "doing"}),
        "text": client.post(TASKS, json={"title": "b", "effort": "4 days"}),
        "raised": client.patch(f"{TASKS}/{task}", json={"views": 2**53 - 1}),
    }


def asked_third(client: httpx.Client, task: str) -> dict[str, httpx.Response]:
    return {
        "old": client.get(f"{TASKS}/{task}"),
        "remarks": client.get(REMARKS),
        "new": client.post(TASKS, json={"title": "newer"}),
        "deleted": client.delete(f"{TASKS}/{task}"),
    }


def test_rows_that_held_a_removed_word_answer_another(told: Told) -> None:
    answer = told.second["old"].json()

    assert (answer["status"], answer["past"]) == ("todo", ["todo", "done"])
    assert told.second["word"].status_code == 422


def test_rows_from_before_an_edit_of_types_are_answered_in_the_new_types(told: Told) -> None:
    answer, bare = told.second["old"].json(), told.second["all"].json()["items"][0]

    assert told.first["old"].status_code == 201
    assert {name: answer[name] for name in ("views", "effort", "price", "due")} == {
        **{"views": MANY - 1, "effort": 3, "price": "5.00", "due": "2026-01-31"},
    }
    assert bare["title"] == "bare"
    assert (bare["views"], bare["effort"], bare["price"], bare["due"]) == (0, None, None, None)


def test_an_integer_that_became_a_bigint_holds_what_it_could_not(told: Told) -> None:
    assert told.first["too many"].status_code == 422
    assert told.second["new"].status_code == 201
    assert told.second["new"].json()["views"] == MANY + 5
    assert [each["title"] for each in told.second["many"].json()["items"]] == ["new"]
    assert told.second["raised"].json()["views"] == 2**53 - 1


def test_a_string_that_became_an_integer_takes_integers_only(told: Told) -> None:
    new = told.second["new"].json()

    assert (new["effort"], new["price"], new["due"]) == (4, "0.25", "2026-02-28")
    assert told.second["text"].status_code == 422


def test_what_is_retired_is_in_nobodys_way(told: Told) -> None:
    assert told.first["remark"].status_code == 201
    assert told.second["old"].json()["points"] == 7
    assert "points" not in told.third["old"].json()
    assert told.third["remarks"].status_code == 404
    assert told.third["new"].status_code == 201
    # The remark refers to the task still, and holds it no longer.
    assert told.third["deleted"].status_code == 204


def test_what_was_retired_is_dropped_and_the_rest_is_answered(told: Told) -> None:
    titles = {each["title"] for each in told.fourth["list"].json()["items"]}

    assert titles == {"bare", "new", "newer"}


def test_alembic_finds_nothing_to_do_after_any_of_the_edits(told: Told) -> None:
    assert told.checks == [0, 0, 0]
