"""Tasks from a client's point of view: create, read, replace, change, delete."""

from datetime import datetime
from uuid import UUID

import httpx
import pytest

from tests.api.document import Json

MERGE_PATCH = {"Content-Type": "application/merge-patch+json"}


def create(client: httpx.Client, owner: str, **members: Json) -> dict[str, str]:
    answer = client.post(f"/api/{owner}/tasks", json={"title": "Buy milk", **members})
    assert answer.status_code == 201, answer.text
    created: dict[str, str] = answer.json()
    return created


def test_a_created_task_has_an_id_its_owner_and_its_defaults(
    client: httpx.Client, alice: str
) -> None:
    answer = client.post(f"/api/{alice}/tasks", json={"title": "Buy milk"})
    task = answer.json()

    assert answer.status_code == 201
    assert list(task) == [
        *("id", "user_id", "title", "description", "completed", "created_at", "updated_at")
    ]
    assert UUID(task["id"]).version == 7
    assert task["user_id"] == alice
    assert (task["title"], task["description"], task["completed"]) == ("Buy milk", None, False)
    assert task["created_at"] == task["updated_at"]
    assert task["created_at"].endswith("Z")


def test_the_location_of_a_created_task_answers_with_it(client: httpx.Client, alice: str) -> None:
    created = client.post(f"/api/{alice}/tasks", json={"title": "Buy milk"})

    assert created.headers["Location"] == f"/api/{alice}/tasks/{created.json()['id']}"
    assert client.get(created.headers["Location"]).json() == created.json()


def test_the_location_is_spelled_plainly_however_the_path_was(
    client: httpx.Client, alice: str
) -> None:
    owner = f"{alice}:@|+=-._~"
    plain = owner.replace("|", "%7C")
    for spelled in (owner, plain, f"%{ord(owner[0]):02X}{owner[1:]}", plain.replace("@", "%40")):
        created = client.post(f"/api/{spelled}/tasks", json={"title": "Buy milk"})

        assert created.json()["user_id"] == owner
        assert created.headers["Location"] == f"/api/{plain}/tasks/{created.json()['id']}"


@pytest.mark.parametrize(
    "title",
    [
        "x",
        "x" * 200,
        "\N{CLINKING BEER MUGS}" * 200,
        "e\N{COMBINING ACUTE ACCENT}" * 100,
        " leading and trailing ",
        "\u2028\ufeff\x7f\x01",
        "'; DROP TABLE tasks; --",
        "{{ 7 * 7 }} ${7*7} %s %(x)s :name <script>",
    ],
)
def test_text_comes_back_as_it_was_sent(client: httpx.Client, alice: str, title: str) -> None:
    created = create(client, alice, title=title, description=title)
    path = f"/api/{alice}/tasks/{created['id']}"
    read = client.get(path).json()
    listed = client.get(f"/api/{alice}/tasks").json()["items"][0]
    replaced = client.put(path, json={"title": title, "description": title}).json()
    changed = client.patch(path, json={"title": title, "description": title}).json()

    for task in (created, read, listed, replaced, changed):
        assert (task["title"], task["description"]) == (title, title)


def test_an_id_in_upper_case_names_the_same_task(client: httpx.Client, alice: str) -> None:
    task = create(client, alice)

    assert client.get(f"/api/{alice}/tasks/{task['id'].upper()}").json() == task


def test_put_replaces_all_and_what_is_left_out_takes_its_default(
    client: httpx.Client, alice: str
) -> None:
    task = create(client, alice, description="Two litres", completed=True)
    answer = client.put(f"/api/{alice}/tasks/{task['id']}", json={"title": "Buy bread"})
    replaced = answer.json()

    assert answer.status_code == 200
    assert replaced["title"] == "Buy bread"
    assert replaced["description"] is None
    assert replaced["completed"] is False
    assert replaced["id"] == task["id"]
    assert client.get(f"/api/{alice}/tasks/{task['id']}").json() == replaced


def test_put_does_not_create(client: httpx.Client, alice: str) -> None:
    missing = "01990000-0000-7000-8000-000000000000"
    answer = client.put(f"/api/{alice}/tasks/{missing}", json={"title": "Buy bread"})

    assert answer.status_code == 404
    assert client.get(f"/api/{alice}/tasks").json()["items"] == []


def test_patch_keeps_what_is_absent_and_clears_what_is_null(
    client: httpx.Client, alice: str
) -> None:
    task = create(client, alice, description="Two litres", completed=True)
    path = f"/api/{alice}/tasks/{task['id']}"
    kept = client.patch(path, json={"title": "Buy bread"}, headers=MERGE_PATCH).json()
    cleared = client.patch(path, json={"description": None}, headers=MERGE_PATCH).json()

    assert (kept["title"], kept["description"], kept["completed"]) == (
        *("Buy bread", "Two litres", True),
    )
    assert (cleared["title"], cleared["description"], cleared["completed"]) == (
        *("Buy bread", None, True),
    )


@pytest.mark.parametrize("member", ["title", "completed"])
def test_patch_refuses_null_for_what_cannot_be_null(
    client: httpx.Client, alice: str, member: str
) -> None:
    task = create(client, alice)
    answer = client.patch(f"/api/{alice}/tasks/{task['id']}", json={member: None})

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{member}"]
    assert client.get(f"/api/{alice}/tasks/{task['id']}").json() == task


def test_an_empty_patch_changes_nothing_and_moves_no_time(client: httpx.Client, alice: str) -> None:
    task = create(client, alice)
    answer = client.patch(f"/api/{alice}/tasks/{task['id']}", json={})

    assert answer.status_code == 200
    assert answer.json() == task


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_a_change_moves_updated_at_and_leaves_created_at(
    client: httpx.Client, alice: str, method: str
) -> None:
    task = create(client, alice)
    path = f"/api/{alice}/tasks/{task['id']}"
    changed = client.request(method, path, json={"title": "Buy bread"}).json()

    assert changed["created_at"] == task["created_at"]
    assert datetime.fromisoformat(changed["updated_at"]) > datetime.fromisoformat(
        task["updated_at"]
    )


def test_a_deleted_task_is_gone(client: httpx.Client, alice: str) -> None:
    task = create(client, alice)
    path = f"/api/{alice}/tasks/{task['id']}"
    deleted = client.delete(path)

    assert (deleted.status_code, deleted.content) == (204, b"")
    assert "content-type" not in deleted.headers
    assert client.get(path).status_code == 404
    assert client.put(path, json={"title": "x"}).status_code == 404
    assert client.patch(path, json={"title": "x"}).status_code == 404
    assert client.patch(f"{path}/complete").status_code == 404
    assert client.delete(path).status_code == 404
    assert client.get(f"/api/{alice}/tasks").json()["items"] == []


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json", "/docs"])
def test_head_answers_with_the_headers_of_get(client: httpx.Client, path: str) -> None:
    got, head = client.get(path), client.head(path)
    varying = {"date", "x-request-id"}

    assert (head.status_code, head.content) == (200, b"")
    assert {name: value for name, value in head.headers.items() if name not in varying} == {
        name: value for name, value in got.headers.items() if name not in varying
    }


def test_head_works_for_a_list_and_a_task(client: httpx.Client, alice: str) -> None:
    task = create(client, alice)
    for path in (f"/api/{alice}/tasks", f"/api/{alice}/tasks/{task['id']}"):
        got, head = client.get(path), client.head(path)

        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["Content-Length"] == got.headers["Content-Length"]


def test_head_of_what_is_not_there_has_no_content(client: httpx.Client, alice: str) -> None:
    for path in ("/nowhere", f"/api/{alice}/tasks/01990000-0000-7000-8000-000000000000"):
        head = client.head(path)

        assert (head.status_code, head.content) == (404, b"")
        assert head.headers["Content-Type"] == "application/problem+json"


def test_a_request_id_is_echoed_when_it_is_one(client: httpx.Client) -> None:
    given = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"

    for sent in (given, given.upper()):
        assert client.get("/healthz", headers={"X-Request-ID": sent}).headers["X-Request-ID"] == (
            given
        )
    for sent in ("", "1", "x" * 1000, f"{given}; Path=/", f"{{{given}}}"):
        answered = client.get("/healthz", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
        assert UUID(answered).version == 7


@pytest.mark.parametrize("accept", ["text/xml", "application/json;q=0", "", "!!!"])
def test_the_answer_is_json_whatever_is_preferred(
    client: httpx.Client, alice: str, accept: str
) -> None:
    answer = client.get(f"/api/{alice}/tasks", headers={"Accept": accept})

    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")


def test_answers_are_kept_by_nobody_and_guessed_at_by_nobody(
    client: httpx.Client, alice: str
) -> None:
    for path in (f"/api/{alice}/tasks", "/nowhere", f"/api/{alice}/tasks?limit=x"):
        headers = client.get(path).headers

        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_of_other_sites_get_no_permission(client: httpx.Client, alice: str) -> None:
    asking = {"Origin": "https://evil.example", "Access-Control-Request-Method": "PUT"}
    for answer in (
        client.options(f"/api/{alice}/tasks", headers=asking),
        client.get(f"/api/{alice}/tasks", headers=asking),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]
