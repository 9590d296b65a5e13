"""Where this API is, for answers that say so in full: computed members, routes of your own."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote

from starlette.types import Scope

_address: ContextVar[str] = ContextVar("address")
_HOST = re.compile(r"([a-z0-9_.-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?", re.IGNORECASE)


def base_url() -> str:
    """What the addresses of this API begin with, as its callers write them.

    It is `PUBLIC_URL` where that is set, otherwise the scheme, the host and the port of the request
    in hand, such as `https://api.example.com`. It does not end in a slash. Raises LookupError where
    there is no request; a script says the address itself, with `answering_at`.
    """
    return _address.get()


def url_of(path: str) -> str:
    """The whole address of a path of this API. Raises LookupError like `base_url`."""
    return base_url() + spelled(path)


def spelled(path: str) -> str:
    """A path as it stands in a URI (RFC 3986, 3.3), in its plainest spelling."""
    return quote(path, safe="/:@+=")


@contextmanager
def answering_at(address: str) -> Iterator[None]:
    """Let `base_url` be this address for as long as the block lasts."""
    before = _address.set(address)
    try:
        yield
    finally:
        _address.reset(before)


def address_of(scope: Scope) -> str:
    """Where a request was sent to, by its `Host` if that is one, otherwise by where it came in."""
    hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
    if len(hosts) == 1 and _HOST.fullmatch(hosts[0]):
        host = hosts[0]
    else:
        host = _listening_at(*(scope.get("server") or ("localhost", None)))
    return f"{scope['scheme']}://{host}{scope.get('root_path', '')}"


def _listening_at(name: str, port: int | None) -> str:
    if port is None:  # the name is the path of a socket
        return "localhost"
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"
