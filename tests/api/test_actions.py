"""What the schema adds to a resource, and what is written for it by hand, over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.api.acting import acting_client, acting_project
from tests.api.databases import Databases
from tests.api.document import Json

MANY = 12


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return acting_project(tmp_path_factory.mktemp("acting"))


@pytest.fixture(scope="module")
def acting(project: Path, databases: Databases) -> Iterator[httpx.Client]:
    with acting_client(project, databases) as client:
        yield client


@pytest.fixture
def owner() -> str:
    """Somebody whom no other test knows."""
    return f"owner-{uuid4()}"


def create(acting: httpx.Client, owner: str, title: str = "Buy milk") -> dict[str, Json]:
    answer = acting.post(f"/api/{owner}/tasks", json={"title": title})
    assert answer.status_code == 201, answer.text
    created: dict[str, Json] = answer.json()
    return created


@pytest.fixture
def task(acting: httpx.Client, owner: str) -> str:
    """The path of a new task."""
    return f"/api/{owner}/tasks/{create(acting, owner)['id']}"


def test_a_step_is_made_and_what_is_set_with_it(acting: httpx.Client, task: str) -> None:
    before = acting.get(task).json()
    after = acting.post(f"{task}/complete").json()

    assert (before["state"], before["done_at"], before["class"]) == ("todo", None, 0)
    assert (after["state"], after["class"]) == ("done", 7)
    assert after["done_at"] is not None
    assert after["updated_at"] > before["updated_at"]
    assert acting.get(task).json() == after


def test_an_illegal_step_is_refused_with_both_of_its_ends(acting: httpx.Client, task: str) -> None:
    acting.post(f"{task}/complete")
    answer = acting.patch(f"{task}/start")

    assert answer.status_code == 409
    assert answer.json()["type"] == "urn:problem-type:conflict"
    assert answer.json()["detail"] == "`state` is `done`; it becomes `doing` from `todo` only."


def test_of_two_steps_at_once_one_is_made(acting: httpx.Client, task: str) -> None:
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda _: acting.patch(f"{task}/start"), range(MANY)))

    assert sorted(answer.status_code for answer in answers) == [200, *[409] * (MANY - 1)]
    assert acting.get(task).json()["state"] == "doing"


def test_of_two_steps_with_a_hook_at_once_one_is_made(acting: httpx.Client, task: str) -> None:
    acting.post(f"{task}/complete")
    body = {"reason": "again"}
    with ThreadPoolExecutor(MANY) as pool:
        answers = list(pool.map(lambda _: acting.post(f"{task}/reopen", json=body), range(MANY)))

    assert sorted(answer.status_code for answer in answers) == [200, *[409] * (MANY - 1)]


def test_a_hook_sees_the_row_after_its_step(acting: httpx.Client, task: str) -> None:
    acting.post(f"{task}/complete")
    answer = acting.post(f"{task}/reopen", json={"reason": "leaking"}).json()

    assert (answer["state"], answer["done_at"]) == ("todo", None)
    assert answer["reason"] == "leaking (todo)"
    assert answer["open"] is True


def test_a_value_is_set_from_any_state(acting: httpx.Client, task: str) -> None:
    acting.post(f"{task}/complete")

    assert acting.put(f"{task}/declassify").json()["class"] == 0
    assert acting.put(f"{task}/declassify").status_code == 200


def test_an_action_answers_a_result_of_its_own(acting: httpx.Client, task: str) -> None:
    assert acting.post(f"{task}/weigh").json() == {"weight": len("Buy milk")}


@pytest.mark.parametrize(
    ("method", "action", "body"),
    [
        ("POST", "complete", None),
        ("PATCH", "start", None),
        ("PUT", "declassify", None),
        ("POST", "weigh", None),
        ("POST", "reopen", {"reason": "why not"}),
    ],
)
def test_a_row_of_somebody_else_is_none(
    acting: httpx.Client, task: str, method: str, action: str, body: Json
) -> None:
    absent = f"/api/stranger/tasks/{uuid4()}/{action}"
    foreign = task.replace("owner-", "other-") + f"/{action}"
    refused = [acting.request(method, path, json=body) for path in (absent, foreign)]

    assert [answer.status_code for answer in refused] == [404, 404]
    assert refused[0].content == refused[1].content
    assert acting.get(task).json()["state"] == "todo"


def test_an_action_on_the_collection_touches_nobody_elses_rows(
    acting: httpx.Client, owner: str
) -> None:
    other = f"{owner}-too"
    for each in (owner, other):
        for title in ("one", "two", "kept"):
            row = create(acting, each, title)["id"]
            acting.post(f"/api/{each}/tasks/{row}/complete")
        create(acting, each, "undone")
    before = acting.get(f"/api/{other}/tasks").content

    answer = acting.patch(f"/api/{owner}/tasks/archive_done", json={"keep": "kept"})

    assert answer.json() == {"archived": 2, "left": 2}
    left = {each["title"]: each for each in acting.get(f"/api/{owner}/tasks").json()["items"]}
    assert set(left) == {"kept", "undone"}
    assert left["undone"]["reason"] == "looked at"
    assert acting.get(f"/api/{other}/tasks").content == before


def test_what_a_hook_of_the_collection_did_is_undone_when_it_fails(
    acting: httpx.Client, owner: str
) -> None:
    create(acting, owner)
    answer = acting.post(f"/api/{owner}/tasks/forget_all")

    assert (answer.status_code, answer.json()["detail"]) == (409, "Some things are not forgotten.")
    assert len(acting.get(f"/api/{owner}/tasks").json()["items"]) == 1


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
def test_an_action_on_the_collection_is_no_row(
    acting: httpx.Client, owner: str, method: str
) -> None:
    answer = acting.request(method, f"/api/{owner}/tasks/archive_done")

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "PATCH, OPTIONS"


def test_what_is_not_an_id_is_still_told(acting: httpx.Client, owner: str) -> None:
    answer = acting.get(f"/api/{owner}/tasks/17")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "id")


def test_a_childs_action_asks_for_the_whole_path(acting: httpx.Client, task: str) -> None:
    note = acting.post(f"{task}/notes", json={"body": "x"}).json()["id"]
    elsewhere = task.rsplit("/", 1)[0] + f"/{uuid4()}/notes/{note}/pin"

    assert acting.post(elsewhere).status_code == 404
    assert acting.post(f"{task}/notes/{note}/pin").json()["pinned"] is True


def test_what_is_deleted_softly_is_out_of_reach_of_actions(acting: httpx.Client, task: str) -> None:
    notes = [acting.post(f"{task}/notes", json={"body": body}) for body in ("one", "two", "three")]
    gone, pinned, left = (note.headers["Location"] for note in notes)
    acting.delete(gone)
    acting.post(f"{pinned}/pin")

    assert acting.post(f"{gone}/pin").status_code == 404
    assert acting.delete(pinned).status_code == 409
    assert acting.post(f"{task}/notes/clear").json() == {"cleared": 1}
    assert [acting.get(path).status_code for path in (gone, pinned, left)] == [404, 200, 404]
    assert acting.post(f"{left}/undelete").json()["words"] == 1


def test_an_action_on_the_collection_asks_for_the_parent(acting: httpx.Client, owner: str) -> None:
    assert acting.post(f"/api/{owner}/tasks/{uuid4()}/notes/clear").status_code == 404


def test_lists_of_ids_go_through_hooks_and_actions(acting: httpx.Client, owner: str) -> None:
    tag = acting.post(f"/api/{owner}/tags", json={"label": "home"}).json()["id"]
    created = acting.post(f"/api/{owner}/tasks", json={"title": " x", "tag_ids": [tag]})
    task = created.headers["Location"]
    answers = [
        created,
        acting.patch(task, json={"title": "y"}),
        acting.patch(f"{task}/start"),
        acting.post(f"{task}/complete"),
        acting.post(f"{task}/reopen", json={"reason": "again"}),
        acting.get(task),
    ]

    assert [answer.json()["tag_ids"] for answer in answers] == [[tag]] * 6
    assert acting.put(task, json={"title": "z"}).json()["tag_ids"] == []
    assert acting.patch(task, json={"tag_ids": [str(uuid4())]}).status_code == 409


def test_a_hook_changes_what_is_stored(acting: httpx.Client, owner: str) -> None:
    created = create(acting, owner, "  Buy milk ")

    assert (created["title"], created["reason"]) == ("Buy milk", "created")
    assert acting.get(f"/api/{owner}/tasks/{created['id']}").json() == created


def test_a_hook_refuses_a_body_as_validation_does(acting: httpx.Client, owner: str) -> None:
    answer = acting.post(f"/api/{owner}/tasks", json={"title": "   "})

    assert answer.status_code == 422
    assert answer.json()["errors"] == [
        {"pointer": "/title", "code": "blank", "detail": "A title has letters."}
    ]


def test_nothing_is_stored_when_a_hook_fails_after_creating(
    acting: httpx.Client, owner: str
) -> None:
    answer = acting.post(f"/api/{owner}/tasks", json={"title": "fails at the end"})

    assert answer.status_code == 409
    assert acting.get(f"/api/{owner}/tasks").json()["items"] == []


def test_a_hook_adds_to_a_change(acting: httpx.Client, task: str) -> None:
    changed = acting.patch(task, json={"title": "Buy bread"}).json()
    replaced = acting.put(task, json={"title": "Buy cake", "class": 40}).json()

    assert (changed["title"], changed["class"], changed["reason"]) == ("Buy bread", 1, "changed")
    assert (replaced["title"], replaced["class"]) == ("Buy cake", 2)
    assert replaced == acting.get(task).json()
    assert replaced["updated_at"] > changed["updated_at"] > changed["created_at"]


def test_nothing_is_changed_when_a_hook_fails_after_changing(
    acting: httpx.Client, task: str
) -> None:
    before = acting.get(task).content

    assert acting.patch(task, json={"title": "fails at the end"}).status_code == 409
    assert acting.get(task).content == before


def test_a_hook_knows_the_row_before_the_change(acting: httpx.Client, task: str) -> None:
    acting.post(f"{task}/complete")
    answer = acting.patch(task, json={"title": "Buy bread"})

    assert (answer.status_code, answer.json()["detail"]) == (409, "What is done keeps its title.")
    assert acting.patch(task, json={"title": "Buy milk"}).status_code == 200


def test_a_hook_keeps_a_row_from_being_deleted(acting: httpx.Client, task: str) -> None:
    acting.patch(f"{task}/start")

    assert acting.delete(task).status_code == 409
    acting.post(f"{task}/complete")
    assert acting.delete(task).status_code == 204
    assert acting.get(task).status_code == 404
    assert acting.delete(task).status_code == 404


def test_a_row_is_there_again_when_a_hook_fails_after_deleting(
    acting: httpx.Client, owner: str
) -> None:
    stays = f"/api/{owner}/tasks/{create(acting, owner, 'stays')['id']}"

    assert acting.delete(stays).json()["detail"] == "stays stays."
    assert acting.get(stays).status_code == 200


def test_what_is_computed_is_answered_everywhere(acting: httpx.Client, task: str) -> None:
    collection = task.rsplit("/", 1)[0]
    answers = [
        acting.get(task).json(),
        acting.get(collection).json()["items"][0],
        acting.patch(task, json={}).json(),
        acting.put(f"{task}/declassify").json(),
        acting.post(f"{task}/complete").json(),
    ]

    assert [answer["loud"] for answer in answers] == ["BUY MILK"] * 5
    assert [answer["open"] for answer in answers] == [True, True, True, True, False]


def test_what_is_computed_is_in_what_is_expanded(
    acting: httpx.Client, owner: str, task: str
) -> None:
    below = {"title": "Carry it home", "above_id": task.rpartition("/")[2]}
    path = acting.post(f"/api/{owner}/tasks", json=below).headers["Location"]
    acting.post(f"{task}/notes", json={"body": "two words"})
    shown = acting.get(f"{path}?expand=above").json()
    (note,) = acting.get(f"{task}?expand=notes").json()["notes"]
    (listed,) = acting.get(f"{task}/notes?expand=task").json()["items"]

    assert shown["above"]["loud"] == "BUY MILK"
    assert (note["words"], listed["words"]) == (2, 2)
    assert listed["task"]["loud"] == "BUY MILK"


def test_an_operation_is_replaced(acting: httpx.Client, owner: str) -> None:
    wanted, unwanted = (
        acting.post(f"/api/{owner}/tags", json={"label": label}) for label in ("home", "unwanted")
    )

    assert (wanted.status_code, unwanted.status_code) == (201, 409)


def test_a_router_of_ones_own_answers_behind_the_same_door(
    acting: httpx.Client, owner: str
) -> None:
    create(acting, owner)

    assert acting.get(f"/api/{owner}/reports/tasks").json() == {"tasks": 1}
    assert acting.get(f"/api/{owner}/reports/tasks?x=1").status_code == 422


def test_a_router_of_ones_own_is_in_the_document(acting: httpx.Client, project: Path) -> None:
    generated = json.loads((project / "generated" / "openapi.json").read_bytes())
    served = acting.get("/openapi.json").json()
    counted = served["paths"].pop("/api/{user_id}/reports/tasks")["get"]

    assert counted["operationId"]
    assert counted["parameters"] == [{"$ref": "#/components/parameters/Owner"}]
    assert counted["responses"]["422"] == {"$ref": "#/components/responses/Invalid"}
    assert counted["responses"].keys() == {"200", "401", "403", "422", "500", "503"}
    assert served["components"]["schemas"].pop("Report")["properties"].keys() == {"tasks"}
    assert served == generated


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_deprecated_resource_says_when_it_goes(
    acting: httpx.Client, task: str, method: str
) -> None:
    answer = acting.request(
        method, f"{task}/notes", json={"body": "x"} if method == "POST" else None
    )

    assert answer.headers["Deprecation"] == "@1896048000"
    assert answer.headers["Sunset"] == "Thu, 31 Jan 2030 00:00:00 GMT"


def test_only_what_is_deprecated_says_so(acting: httpx.Client, owner: str) -> None:
    created = acting.post(f"/api/{owner}/plains", json={"label": "x"})
    marked = acting.post(f"{created.headers['Location']}/mark")

    assert "Sunset" not in created.headers
    assert marked.headers["Sunset"] == "Thu, 31 Jan 2030 00:00:00 GMT"
    assert marked.json()["label"] == "marked"
