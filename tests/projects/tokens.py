"""What callers show to a project that asks who they are: tokens as examples/ledger signs them."""

from __future__ import annotations

import hmac
import re
import time
from collections.abc import Iterator
from urllib.parse import unquote

import httpx
from typing_extensions import override

KEY = "a secret that only these tests sign with"
SECRETS = {"LEDGER_KEY": KEY}
"""What the server of such a project finds in its environment."""

DAY = 24 * 3600


def token(owner: str, *, seconds: float = 3600, key: str = KEY) -> str:
    """A token of an owner that expires after some seconds."""
    told = f"{owner}.{int(time.time() + seconds)}"
    return f"{told}.{hmac.new(key.encode(), told.encode(), 'sha256').hexdigest()}"


def bearer(shown: str) -> dict[str, str]:
    """The header that shows a token."""
    return {"Authorization": f"Bearer {shown}"}


class Tokens(httpx.Auth):
    """Shows with every request a token of the owner that its path names, unless it shows one."""

    def __init__(self, base_path: str) -> None:
        self.owner = re.compile(f"{re.escape(base_path)}/([0-9A-Fa-f-]{{36}})(?![^/?])")

    def of(self, path: str) -> dict[str, str]:
        """The header for a path; none where no owner is named."""
        named = self.owner.match(unquote(path))
        return {} if named is None else bearer(token(named[1]))

    @override
    def auth_flow(self, request: httpx.Request) -> Iterator[httpx.Request]:  # type: ignore[override]  # no answer is read
        if "Authorization" not in request.headers:
            request.headers.update(self.of(request.url.path))
        yield request
