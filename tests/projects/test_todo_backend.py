"""`examples/todo-backend` keeps to the public Todo-Backend specification.

Each test is one of its assertions, made as its clients make them: by a page of another origin that
knows the root of the API and, besides that, only the addresses in the answers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import uuid4

import httpx
import pytest
from typing_extensions import override

from tests.api.document import Json
from tests.browsing import Browser, chromium
from tests.projects.running import Running

PAGE = "https://client.example"
Todo = dict[str, Json]


@dataclass(frozen=True)
class Client:
    """Does what a browser does for a page: it asks first, and lets the page read what it may."""

    http: httpx.Client
    root: str

    def get(self, url: str) -> Json:
        return self._call("GET", url)

    def post(self, body: Todo) -> Todo:
        return todo(self._call("POST", self.root, body))

    def patch(self, url: str, body: Todo) -> Todo:
        return todo(self._call("PATCH", url, body))

    def delete(self, url: str) -> None:
        self._call("DELETE", url)

    def todos(self) -> list[Todo]:
        found = self.get(self.root)
        assert isinstance(found, list)
        return [todo(each) for each in found]

    def created(self, **members: Json) -> str:
        """The address of a new todo."""
        return url_of(self.post({"title": "blah", **members}))

    def _call(self, method: str, url: str, body: Todo | None = None) -> Json:
        content = None if body is None else json.dumps(body)
        if method != "GET" or body is not None:
            self._ask_first(method, url)
        headers = {"Origin": PAGE, "Content-Type": "application/json"}
        answer = self.http.request(method, url, content=content, headers=headers)
        assert answer.headers["Access-Control-Allow-Origin"] in {"*", PAGE}
        assert 200 <= answer.status_code < 300
        return None if answer.status_code == 204 else answer.json()

    def _ask_first(self, method: str, url: str) -> None:
        asked = {"Access-Control-Request-Method": method}
        asked["Access-Control-Request-Headers"] = "content-type"
        answer = self.http.options(url, headers={"Origin": PAGE, **asked})
        assert answer.status_code == 204
        assert answer.headers["Access-Control-Allow-Origin"] in {"*", PAGE}
        assert method in answer.headers["Access-Control-Allow-Methods"].split(", ")
        assert "content-type" in answer.headers["Access-Control-Allow-Headers"]


def todo(found: Json) -> Todo:
    assert isinstance(found, dict)
    return found


def url_of(found: Todo) -> str:
    assert isinstance(found["url"], str)
    return found["url"]


@pytest.fixture
def backend(started: dict[str, Running]) -> Running:
    return started["todo-backend"]


@pytest.fixture
def client(backend: Running) -> Client:
    """A client of a list that is empty, as the specification has it before each part."""
    base = str(backend.client.base_url).rstrip("/")
    return Client(backend.client, f"{base}/api/client-{uuid4().hex[:12]}/todos")


def test_the_root_answers_a_page_of_another_origin(client: Client) -> None:
    assert client.get(client.root) == []


def test_a_post_to_the_root_answers_with_the_todo(client: Client) -> None:
    assert client.post({"title": "a todo"})["title"] == "a todo"


def test_after_a_delete_the_root_is_an_empty_array(client: Client) -> None:
    client.post({"title": "a todo"})
    client.delete(client.root)

    assert client.get(client.root) == []


def test_a_new_todo_is_in_the_list(client: Client) -> None:
    client.post({"title": "walk the dog"})

    assert [each["title"] for each in client.todos()] == ["walk the dog"]


def test_a_new_todo_is_not_completed(client: Client) -> None:
    created = client.post({"title": "blah"})

    assert [created["completed"], client.todos()[0]["completed"]] == [False, False]


def test_a_new_todo_has_an_address_that_leads_to_it(client: Client) -> None:
    created = client.post({"title": "my todo"})

    assert url_of(created) == url_of(client.todos()[0])
    assert todo(client.get(url_of(created)))["title"] == "my todo"
    assert client.get(url_of(created)) == created


def test_the_list_leads_to_each_of_its_todos(client: Client) -> None:
    client.created(title="the first")
    client.created(title="the second")

    assert [client.get(url_of(each)) for each in client.todos()] == client.todos()
    assert len(client.todos()) == 2


def test_a_title_is_changed_at_the_address(client: Client) -> None:
    url = client.created(title="initial title")

    assert client.patch(url, {"title": "bathe the cat"})["title"] == "bathe the cat"


def test_a_todo_is_completed_at_the_address(client: Client) -> None:
    assert client.patch(client.created(), {"completed": True})["completed"] is True


def test_changes_stay(client: Client) -> None:
    changed = client.patch(client.created(), {"title": "changed title", "completed": True})

    for found in (todo(client.get(url_of(changed))), *client.todos()):
        assert (found["title"], found["completed"]) == ("changed title", True)
    assert len(client.todos()) == 1


def test_a_todo_is_deleted_at_its_address(client: Client) -> None:
    client.delete(client.created())

    assert client.todos() == []


def test_a_todo_can_be_created_with_an_order(client: Client) -> None:
    assert client.post({"title": "blah", "order": 523})["order"] == 523


def test_an_order_can_be_changed_and_stays(client: Client) -> None:
    url = client.created(order=10)

    assert client.patch(url, {"order": 95})["order"] == 95
    assert todo(client.get(url))["order"] == 95


def test_a_page_can_read_why_it_was_refused(client: Client) -> None:
    answer = client.http.post(client.root, json={}, headers={"Origin": PAGE})

    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (422, "*")


def test_the_address_of_an_awkward_owner_is_the_one_of_the_location(backend: Running) -> None:
    owner = f"a.b_c~d:e@f|g+h=i-{uuid4().hex[:8]}"
    answer = backend.client.post(f"/api/{owner}/todos", json={"title": "x"})

    assert answer.json()["url"].endswith(answer.headers["Location"])
    assert backend.client.get(answer.json()["url"]).json() == answer.json()


def test_the_public_address_takes_the_place_of_that_of_the_request(backend: Running) -> None:
    sent = {"Host": "todos.example"}
    answer = backend.client.post("/api/host/todos", json={"title": "x"}, headers=sent)

    assert answer.json()["url"] == f"http://todos.example{answer.headers['Location']}"


SCRIPT = """
const root = %s;
const send = async (method, url, body) => {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(url, { method, headers, body: body && JSON.stringify(body) });
  const text = await answer.text();
  const told = answer.headers.get("X-Request-ID") !== null;
  return { status: answer.status, told, body: text ? JSON.parse(text) : null };
};
return (async () => {
  const created = await send("POST", root, { title: "from a page", order: 7 });
  const url = created.body.url;
  const refused = await send("PATCH", url, { title: "" });
  const changed = await send("PATCH", url, { completed: true });
  const listed = await send("GET", root);
  const deleted = await send("DELETE", url);
  const gone = await send("GET", url);
  const cleared = await send("DELETE", root);
  const empty = await send("GET", root);
  const all = [created, refused, changed, listed, deleted, gone, cleared, empty];
  return {
    statuses: all.map((each) => each.status), told: all.every((each) => each.told),
    listed: listed.body, empty: empty.body, origin: location.origin,
  };
})();
"""


class _Page(BaseHTTPRequestHandler):
    """An empty page, which is of another origin because it has another port."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>A client</title>")

    @override
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def page_of_another_origin() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def test_a_page_in_a_browser_does_all_of_it(client: Client, browser: Browser) -> None:
    with page_of_another_origin() as url:
        browser.open(url)
        found = browser.run(SCRIPT % json.dumps(client.root))

    assert isinstance(found, dict)
    assert f"{found['origin']}/" == url
    assert found["statuses"] == [201, 422, 200, 200, 204, 404, 204, 200]
    assert found["told"] is True
    assert [(each["title"], each["completed"]) for each in found["listed"]] == [
        ("from a page", True)
    ]
    assert found["empty"] == []
