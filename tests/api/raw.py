"""HTTP as bytes on a socket, for what no client library would send."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

MAX_ANSWER = 1 << 24
SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, as it was on the wire; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, object]:
        """The body as a JSON object."""
        value = json.loads(self.body)
        assert isinstance(value, dict)
        return value


class Connection:
    """One connection, on which requests follow each other."""

    def __init__(self, base_url: str) -> None:
        place = urlsplit(base_url)
        self._socket = socket.create_connection((place.hostname, place.port), timeout=SECONDS)
        self._pending = b""

    def __enter__(self) -> Connection:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def send(self, data: bytes) -> None:
        """Send bytes. A server that has answered and stopped listening is no mistake."""
        try:
            self._socket.sendall(data)
        except ConnectionError:
            return

    def receive(self, method: str = "GET") -> Answer:
        """The next answer. Raises ConnectionError where there is none."""
        head = self._until(b"\r\n\r\n").decode("latin-1")
        first, *lines = head.split("\r\n")
        status = int(first.split(" ")[1])
        pairs = (line.partition(":") for line in lines if line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        bodiless = method == "HEAD" or status in {204, 304} or status < 200
        length = 0 if bodiless else int(headers.get("content-length", "0"))
        while len(self._pending) < length:
            self._fill()
        body, self._pending = self._pending[:length], self._pending[length:]
        return Answer(status, headers, body)

    def request(
        self,
        method: str,
        target: str | bytes,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send one request and read its answer. The target goes out as it is."""
        self.send(compose(method, target, body, headers))
        return self.receive(method)

    def rest(self) -> bytes:
        """What comes after the last answer, until the server closes or keeps quiet."""
        self._socket.settimeout(0.2)
        try:
            while True:
                self._fill()
        except (ConnectionError, TimeoutError):
            return self._pending

    def _until(self, mark: bytes) -> bytes:
        while mark not in self._pending:
            self._fill()
        found, _, self._pending = self._pending.partition(mark)
        return found

    def _fill(self) -> None:
        received = self._socket.recv(1 << 16)
        if not received:
            raise ConnectionError("the server has closed the connection")
        self._pending += received
        assert len(self._pending) < MAX_ANSWER


def compose(
    method: str,
    target: str | bytes,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> bytes:
    """A request as bytes. A body is announced, and is JSON unless the headers speak otherwise."""
    given = {"Host": "localhost", **(headers or {})}
    names = {name.lower() for name in given}
    if body is not None:
        if not names & {"content-length", "transfer-encoding"}:
            given["Content-Length"] = str(len(body))
        if "content-type" not in names:
            given["Content-Type"] = "application/json"
    written = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value != "")
    path = target if isinstance(target, bytes) else target.encode("latin-1")
    return b"%s %s HTTP/1.1\r\n%s\r\n%s" % (
        method.encode(),
        path,
        written.encode("latin-1"),
        body or b"",
    )


def chunked(data: bytes, size: int = 65536) -> bytes:
    """A body in chunks, as Transfer-Encoding has them."""
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def json_pointers(answer: Answer) -> list[str]:
    """Where a problem document says that the mistakes are."""
    errors = answer.json().get("errors", [])
    assert isinstance(errors, list)
    return [error["pointer"] for error in errors]


def mentions_internals(body: bytes) -> bool:
    """Whether a body shows what is inside: a traceback, SQL, a driver, a path of the server."""
    return (
        re.search(rb'Traceback|File "|psycopg|sqlalchemy|SELECT |INSERT |/site-pack', body)
        is not None
    )
