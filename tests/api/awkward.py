"""A second API, with every type in every variant and with names that are awkward everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.api.document import Document, Json

SCHEMA = Path(__file__).with_name("awkward.yaml")
TYPES = Path(__file__).with_name("types.yaml")
HOOKS = {
    "ship": "order.select = True",
    "yield": "order.class_, order.metadata_ = data.class_, data.metadata_",
    "input": "row.none = data.data if data.self_ else 0",
}
"""What its actions do, in one line each."""


@dataclass(frozen=True, slots=True)
class Second:
    """The second application, which runs in a process of its own."""

    folder: Path
    document: Document
    client: httpx.Client
    database_url: str
    log: Path


def create(second: Second, account: str, plural: str, **members: Json) -> dict[str, Json]:
    """Create a row; returns it as it was answered."""
    answer = second.client.post(f"/v1/{account}/{plural}", json=members)
    assert answer.status_code == 201, answer.text
    created: dict[str, Json] = answer.json()
    return created


def page(**members: Json) -> dict[str, Json]:
    """The least that a page needs."""
    required = {
        "code": "AB-12",
        "name": None,
        "body": "x",
        "count": 1,
        "rank": 0,
        "sure": True,
        "seen_at": "2026-01-31T10:30:00+01:00",
        "ref": "0198C0DE-7A5C-7B1E-9C3D-4F5A6B7C8D9E",
    }
    return {**required, **members}
