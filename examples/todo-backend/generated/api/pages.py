# Generated from schema.yaml; edit the schema, not this file. [seal d81ce6052f7c]
"""What an answer says of a page in its headers."""

from typing import TypeVar
from urllib.parse import urlencode

from fastapi import Request, Response
from pydantic import BaseModel

from generated.api.dependencies import path_of
from generated.pagination import Page

Item = TypeVar("Item", bound=BaseModel)


def announce(request: Request, response: Response, page: Page[Item]) -> None:
    """Point at the next page (RFC 8288), while there is one, and say how many items there are."""
    if page.next_cursor is not None:
        query = urlencode({**request.query_params, "cursor": page.next_cursor})
        response.headers["Link"] = f'<{path_of(request)}?{query}>; rel="next"'
    if page.total is not None:
        response.headers["X-Total-Count"] = str(page.total)
