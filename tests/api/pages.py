"""A page as a client takes it, whichever of the two styles its list has."""

from __future__ import annotations

from typing import Any, TypeAlias

import httpx

Row: TypeAlias = dict[str, Any]


def items_of(answer: httpx.Response) -> list[Row]:
    """The rows on the page."""
    body: dict[str, list[Row]] | list[Row] = answer.json()
    return body if isinstance(body, list) else body["items"]


def cursor_of(answer: httpx.Response) -> str | None:
    """The cursor of the next page, which the link names in both styles."""
    link = answer.links.get("next")
    return None if link is None else httpx.URL(link["url"]).params["cursor"]
