"""What completing a task means: the rule itself, and how it answers."""

import asyncio

import httpx
import pytest

from generated.api.dependencies import require_hooks
from generated.app import create_app
from generated.config import Settings
from generated.models.task import Task
from generated.schemas.task import TaskComplete
from generated.services.task import TaskServiceBase
from overrides.task import TaskService


def complete(task: Task, data: TaskComplete) -> Task:
    app = create_app(Settings.model_validate({"database_url": "postgresql:///nowhere"}))
    asyncio.run(TaskService(app.state.database, "alice").on_complete(task, data))
    return task


@pytest.mark.parametrize("before", [False, True])
def test_a_task_is_completed_unless_asked_otherwise(before: bool) -> None:
    assert complete(Task(completed=before), TaskComplete()).completed is True
    assert complete(Task(completed=before), TaskComplete(completed=True)).completed is True


@pytest.mark.parametrize("before", [False, True])
def test_a_task_is_opened_again(before: bool) -> None:
    assert complete(Task(completed=before), TaskComplete(completed=False)).completed is False


@pytest.fixture
def path(client: httpx.Client, alice: str) -> str:
    created = client.post(f"/api/{alice}/tasks", json={"title": "x", "description": "y"})
    return f"{created.headers['Location']}/complete"


@pytest.mark.parametrize("body", [None, {}, {"completed": True}])
def test_completing_twice_answers_the_same_and_moves_no_time(
    client: httpx.Client, path: str, body: dict[str, bool] | None
) -> None:
    first, second = client.patch(path, json=body), client.patch(path, json=body)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["completed"] is True
    assert second.json() == first.json()
    assert first.json()["updated_at"] > first.json()["created_at"]


def test_opening_a_task_again_leaves_the_rest_of_it(client: httpx.Client, path: str) -> None:
    completed = client.patch(path).json()
    opened = client.patch(path, json={"completed": False}).json()
    again = client.patch(path, json={"completed": False}).json()

    assert opened["completed"] is False
    assert (opened["title"], opened["description"]) == ("x", "y")
    assert opened["updated_at"] > completed["updated_at"]
    assert again == opened


def test_a_merge_patch_is_read_as_well(client: httpx.Client, path: str) -> None:
    merge_patch = {"Content-Type": "application/merge-patch+json"}
    answer = client.patch(path, content=b'{"completed": true}', headers=merge_patch)

    assert answer.status_code == 200
    assert answer.json()["completed"] is True


def test_a_service_without_its_hook_keeps_the_server_from_starting() -> None:
    class Unfinished(TaskServiceBase):
        pass

    with pytest.raises(TypeError, match=r"Unfinished is not finished: write on_complete$"):
        require_hooks(Unfinished)


def test_a_finished_service_does_not() -> None:
    require_hooks(TaskService)
