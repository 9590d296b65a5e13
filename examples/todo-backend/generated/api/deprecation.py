# Generated from schema.yaml; edit the schema, not this file. [seal 0c1d40eb17f0]
"""Routes that are still there, but not for long: the headers that say so."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

from fastapi.params import Depends


class Sunset:
    """The day from which a route may be gone, said on its answers (RFC 9745, RFC 8594).

    It stands among the dependencies of a route or a router, and asks nothing of the request.
    """

    def __init__(self, day: str) -> None:
        gone = datetime.combine(date.fromisoformat(day), time(), UTC)
        self.headers = {
            "Deprecation": f"@{int(gone.timestamp())}",
            "Sunset": format_datetime(gone, usegmt=True),
        }

    async def __call__(self) -> None:
        """Nothing: the headers are known before any request."""


def sunset_headers(dependencies: Sequence[Depends]) -> Mapping[str, str]:
    """The headers of the last sunset among the dependencies; a route's own stand at the end."""
    headers: Mapping[str, str] = {}
    for each in dependencies:
        if isinstance(each.dependency, Sunset):
            headers = each.dependency.headers
    return headers
