"""A third API, whose rows refer to each other in every way that the language has."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

import httpx

if TYPE_CHECKING:
    from tests.projects.running import Running

SCHEMA = Path(__file__).with_name("related.yaml")
HOOKS = {
    "before_create": "return data",
    "after_create": 'crew.name = f"{crew.name}!"',
    "before_update": 'changes["tools_ids"] = changes.get("tools_ids", [])',
}
"""What is written by hand, in one line each."""
NOBODY = "0198c0de-7a5c-7b1e-9c3d-4f5a6b7c8d9e"
"""An id that no row has."""

Row: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Caller:
    """One owner who talks to the API; paths are below the owner's."""

    running: Running
    name: str

    def call(self, verb: str, path: str, body: object = None) -> httpx.Response:
        """Send a request, and take the answer as it is."""
        client, url = self.running.client, f"/api/{self.name}/{path}"
        return client.request(verb, url) if body is None else client.request(verb, url, json=body)

    def create(self, path: str, **members: object) -> Row:
        """Create a row; returns it as it was answered."""
        answer = self.call("POST", path, members)
        assert answer.status_code == 201, answer.text
        created: Row = answer.json()
        return created

    def get(self, path: str) -> Row:
        """A row, or a page."""
        answer = self.call("GET", path)
        assert answer.status_code == 200, answer.text
        found: Row = answer.json()
        return found


def caller(running: Running, name: str) -> Caller:
    """An owner whom no other test knows."""
    return Caller(running, f"{name}-{uuid4().hex[:12]}")


def plain(answer: httpx.Response) -> tuple[int, Row]:
    """Status and body, without what names the request."""
    body: Row = answer.json()
    return answer.status_code, {name: body[name] for name in body if name != "instance"}
