"""The third wall: with row-level security, a statement that forgets the owner finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from tests.api.databases import Databases, dump, migrate
from tests.api.projects import make_project
from tests.api.servers import connect, server_process

SCHEMA = """
spec: 1
api: { title: Secured, version: "1" }
security: { row_level_security: true }
resources:
  country:
    plural: countries
    owned: false
    fields: { code: { type: string, required: true, max_length: 2 } }
  task:
    fields:
      title: { type: string, required: true, max_length: 80 }
      done: { type: boolean, default: false }
    relations: { tags: { many_to_many: tag } }
    actions:
      finish: { set: { done: true } }
      forget: { method: POST, scope: collection, override: required }
  memo:
    methods: [list, create, update, delete, clear, batch]
    fields: { text: { type: string, required: true, max_length: 40 } }
  tag:
    fields: { label: { type: string, required: true, max_length: 40 } }
"""
OWNED = 'Task.user_id == bindparam("_owner")'
FORGET = "await tasks.delete()"
ROLE = "bound_to_rows"


@dataclass(frozen=True, slots=True)
class Secured:
    folder: Path
    url: str
    database_url: str
    client: httpx.Client


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> Iterator[Secured]:
    """Whoever wrote the services has forgotten the owner in every statement."""
    folder = tmp_path_factory.mktemp("secured")
    schema = folder / "given.yaml"
    schema.write_text(SCHEMA)
    make_project(folder, schema, {"forget": FORGET})
    for name in ("Task", "Memo"):
        service = folder / "generated" / "services" / f"{name.lower()}.py"
        forgetful = service.read_text().replace(
            f'{name}.user_id == bindparam("_owner")', f"{name}.id == {name}.id"
        )
        assert forgetful != service.read_text()
        service.write_text(forgetful)
    database_url = databases.create(databases.unused_name("secured"))
    migrate(database_url, folder)
    url = bound(database_url)
    with (
        server_process(folder, folder / "server.log", {"DATABASE_URL": url}) as server,
        connect(server.base_url) as client,
    ):
        yield Secured(folder, url, database_url, client)
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(f"DROP OWNED BY {ROLE}")
        connection.execute(f"DROP ROLE {ROLE}")


def bound(url: str) -> str:
    """The address of the database for a role that the policies bind."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN PASSWORD 'secret'")
        connection.execute(f"GRANT ALL ON ALL TABLES IN SCHEMA public TO {ROLE}")
    parts = urlsplit(url)
    at = parts.netloc.rpartition("@")[2]
    return parts._replace(netloc=f"{ROLE}:secret@{at}").geturl()


def create(secured: Secured, owner: str, title: str) -> str:
    answer = secured.client.post(f"/api/{owner}/tasks", json={"title": title})
    assert answer.status_code == 201, answer.text
    return str(answer.headers["Location"])


def test_the_role_is_one_that_policies_bind(secured: Secured) -> None:
    assert secured.client.get("/readyz").status_code == 200


def test_a_list_that_forgets_the_owner_shows_nobody_elses_rows(secured: Secured) -> None:
    create(secured, "ann", "of Ann")
    create(secured, "ben", "of Ben")
    shown = secured.client.get("/api/ann/tasks").json()["items"]

    assert [each["title"] for each in shown] == ["of Ann"]


@pytest.mark.parametrize(
    ("method", "action", "body"),
    [
        ("GET", "", None),
        ("PUT", "", {"title": "stolen"}),
        ("PATCH", "", {"title": "stolen"}),
        ("PATCH", "", {"tag_ids": []}),
        ("DELETE", "", None),
        ("POST", "/finish", None),
    ],
)
def test_a_statement_that_forgets_the_owner_finds_nobody_elses_row(
    secured: Secured, method: str, action: str, body: object
) -> None:
    path = create(secured, "ann", "Keep")
    before = secured.client.get(path).content
    foreign = path.replace("/ann/", "/ben/")
    answer = secured.client.request(method, f"{foreign}{action}", json=body)

    assert answer.status_code == 404
    assert secured.client.get(path).content == before


def test_a_hook_on_the_collection_is_bound_too(secured: Secured) -> None:
    path = create(secured, "ann", "Keep")

    assert secured.client.post("/api/ben/tasks/forget").status_code == 204
    assert secured.client.get(path).status_code == 200
    assert secured.client.post("/api/ann/tasks/forget").status_code == 204
    assert secured.client.get(path).status_code == 404


def memos(secured: Secured, owner: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = secured.client.get(f"/api/{owner}/memos").json()["items"]
    return found


def test_what_is_done_to_many_rows_is_bound_too(secured: Secured) -> None:
    for owner in ("ann", "ben"):
        secured.client.post(f"/api/{owner}/memos", json={"text": owner})
    (before,) = memos(secured, "ann")

    assert secured.client.delete("/api/ben/memos").status_code == 204
    assert memos(secured, "ben") == []
    assert memos(secured, "ann") == [before]
    for lists in (
        {"delete": [before["id"]]},
        {"update": [{"id": before["id"], "text": "stolen"}]},
        {"update": [{"id": before["id"]}]},
    ):
        assert secured.client.post("/api/ben/memos:batch", json=lists).status_code == 404
    assert memos(secured, "ann") == [before]


def test_a_batch_writes_the_rows_of_its_owner(secured: Secured) -> None:
    lists = {"create": [{"text": "one"}, {"text": "two"}]}
    made = secured.client.post("/api/cal/memos:batch", json=lists).json()["created"]
    lists = {"update": [{"id": made[0]["id"], "text": "uno"}], "delete": [made[1]["id"]]}

    assert secured.client.post("/api/cal/memos:batch", json=lists).status_code == 200
    assert [each["text"] for each in memos(secured, "cal")] == ["uno"]


def test_the_lists_of_ids_are_bound_too(secured: Secured) -> None:
    tag = secured.client.post("/api/ann/tags", json={"label": "home"}).json()["id"]
    path = create(secured, "ann", "Tagged")
    tagged = secured.client.patch(path, json={"tag_ids": [tag]})

    assert tagged.json()["tag_ids"] == [tag]
    assert secured.client.get("/api/ben/tags").json()["items"] == []


def test_requests_that_are_sent_again_are_bound_too(secured: Secured) -> None:
    key = {"Idempotency-Key": "the-same-for-both"}
    tag = secured.client.post("/api/ann/tags", json={"label": "home"}).json()["id"]
    bodies = {
        "ann": {"title": "of Ann", "tag_ids": [tag]},
        "ben": {"title": "of Ben"},
    }
    for owner, body in bodies.items():
        first, again = (
            secured.client.post(f"/api/{owner}/tasks", json=body, headers=key) for _ in range(2)
        )
        assert (first.status_code, again.status_code) == (201, 201), first.text
        assert again.headers["Idempotency-Replayed"] == "true"
        assert (again.json(), again.json()["user_id"]) == (first.json(), owner)
        forgotten = [
            secured.client.post(f"/api/{owner}/tasks/forget", headers=key) for _ in range(2)
        ]
        assert [answer.status_code for answer in forgotten] == [204, 204]

    assert dump(secured.url, "idempotency_keys") == []
    assert len(dump(secured.database_url, "idempotency_keys")) == 4


def test_shared_rows_are_everybodys(secured: Secured) -> None:
    with psycopg.connect(secured.database_url, autocommit=True) as connection:
        connection.execute("INSERT INTO countries (id, code) VALUES (gen_random_uuid(), 'NO')")

    assert [each["code"] for each in secured.client.get("/api/countries").json()["items"]] == ["NO"]


def test_a_connection_that_names_nobody_sees_nothing(secured: Secured) -> None:
    create(secured, "ann", "Hidden")

    assert dump(secured.url, "tasks") == []
    assert dump(secured.database_url, "tasks") != []


def test_a_role_that_no_policy_binds_is_told_of(secured: Secured, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    environment = {"DATABASE_URL": secured.database_url}
    with (
        server_process(secured.folder, log, environment) as server,
        connect(server.base_url) as client,
    ):
        ready = client.get("/readyz")

    assert ready.status_code == 503
    assert "superuser" in ready.json()["detail"]
    assert "BYPASSRLS" in log.read_text()
