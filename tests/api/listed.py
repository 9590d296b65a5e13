"""A third API, whose lists can be asked for in every way that there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.api.awkward import Second
from tests.api.document import Json

LISTED = Path(__file__).with_name("lists.yaml")

Row = dict[str, Any]


def create(api: Second, owner: str, path: str, **members: Json) -> Row:
    """Create a row; returns it as it was answered."""
    answer = api.client.post(f"/api/{owner}/{path}", json=members)
    assert answer.status_code == 201, answer.text
    created: Row = answer.json()
    return created


def all_items(api: Second, path: str, **asked: Json) -> list[Row]:
    """The rows on all pages, as a client finds them that follows the cursors."""
    items: list[Row] = []
    parameters = {name: _text(value) for name, value in asked.items()}
    while True:
        answer = api.client.get(path, params=parameters)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        items += page["items"]
        if page["next_cursor"] is None:
            return items
        parameters["cursor"] = page["next_cursor"]


def _text(value: Json) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
